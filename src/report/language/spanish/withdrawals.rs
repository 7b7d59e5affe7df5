//! Withdrawals in Spanish.

use super::Spanish;
use crate::report::language::{Grammar, WithdrawalSentences};
use crate::sensitivity::{AfterWithdrawal, RegionWithdrawal};

impl WithdrawalSentences for Spanish {
    fn withdrawals_heading(&self) -> String {
        "Qué costaría que se retirara cada región, primero la menos sustituible: puntos y pares que el mejor plan \
         de las demás tiene de menos, y pares de otras que cambia"
            .to_owned()
    }

    fn withdrawal_columns(&self) -> [String; 4] {
        ["puntos", "pares", "cambian", "región"].map(str::to_owned)
    }

    fn withdrawal(&self, withdrawal: &RegionWithdrawal) -> String {
        let best = match &withdrawal.best {
            AfterWithdrawal::NoPlan => "Sin ella, ningún plan cumple las reglas.".to_owned(),
            AfterWithdrawal::Undecided => {
                "La búsqueda terminó sin averiguar si las demás tienen un plan.".to_owned()
            }
            AfterWithdrawal::Plan { chain, .. } => self.partner_changes(chain),
        };
        match (&withdrawal.best, &withdrawal.repair) {
            (
                AfterWithdrawal::Plan { changed_pairs, .. },
                AfterWithdrawal::Plan { changed_pairs: fewest, loss, fewer_pairs, .. },
            ) if fewest < changed_pairs => {
                let stay = match fewest {
                    0 => "Si se mantienen todos los demás pares".to_owned(),
                    1 => "Si se mantienen todos los demás pares menos uno".to_owned(),
                    count => format!(
                        "Si se mantienen todos los demás pares menos {}",
                        self.count(*count)
                    ),
                };
                format!("{best} {stay}, el plan {}.", self.lost(*loss, *fewer_pairs))
            }
            _ => best,
        }
    }

    fn worst_repair(&self, withdrawal: &RegionWithdrawal) -> String {
        let name = &withdrawal.region.name;
        match &withdrawal.repair {
            AfterWithdrawal::Plan { changed_pairs: 0, .. } => {
                "Tras cualquier retirada se pueden mantener todos los pares de las demás."
                    .to_owned()
            }
            AfterWithdrawal::Plan { changed_pairs, loss, fewer_pairs, .. } => {
                let must = if *changed_pairs == 1 { "debe" } else { "deben" };
                format!(
                    "La mayor reparación: si se retira {name}, {must} cambiar al menos {} de las demás, y el plan \
                     {}.",
                    self.pairs(*changed_pairs),
                    self.lost(*loss, *fewer_pairs)
                )
            }
            _ => format!("Si se retira {name}, no se conoce ninguna reparación."),
        }
    }
}
