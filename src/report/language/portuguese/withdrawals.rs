//! Withdrawals in Portuguese.

use super::Portuguese;
use crate::report::language::{Grammar, WithdrawalSentences};
use crate::sensitivity::{AfterWithdrawal, RegionWithdrawal};

impl WithdrawalSentences for Portuguese {
    fn withdrawals_heading(&self) -> String {
        "O que custaria a desistência de cada região, da menos substituível à mais substituível: os pontos e os \
         pares que o melhor plano das outras tem a menos, e os pares de outras que ele muda"
            .to_owned()
    }

    fn withdrawal_columns(&self) -> [String; 4] {
        ["pontos", "pares", "mudados", "região"].map(str::to_owned)
    }

    fn withdrawal(&self, withdrawal: &RegionWithdrawal) -> String {
        let best = match &withdrawal.best {
            AfterWithdrawal::NoPlan => "Sem ela, nenhum plano cumpre as regras.".to_owned(),
            AfterWithdrawal::Undecided => {
                "A busca terminou antes de se saber se as outras têm um plano.".to_owned()
            }
            AfterWithdrawal::Plan { chain, .. } => self.partner_changes(chain),
        };
        match (&withdrawal.best, &withdrawal.repair) {
            (
                AfterWithdrawal::Plan { changed_pairs, .. },
                AfterWithdrawal::Plan { changed_pairs: fewest, loss, fewer_pairs, .. },
            ) if fewest < changed_pairs => {
                let stay = match fewest {
                    0 => "Se todos os outros pares se mantiverem".to_owned(),
                    1 => "Se todos os outros pares menos um se mantiverem".to_owned(),
                    count => format!(
                        "Se todos os outros pares menos {} se mantiverem",
                        self.count(*count)
                    ),
                };
                format!("{best} {stay}, o plano {}.", self.lost(*loss, *fewer_pairs))
            }
            _ => best,
        }
    }

    fn worst_repair(&self, withdrawal: &RegionWithdrawal) -> String {
        let name = &withdrawal.region.name;
        match &withdrawal.repair {
            AfterWithdrawal::Plan { changed_pairs: 0, .. } => {
                "Depois de qualquer desistência, todos os pares de outras regiões podem manter-se."
                    .to_owned()
            }
            AfterWithdrawal::Plan { changed_pairs, loss, fewer_pairs, .. } => {
                let must = if *changed_pairs == 1 { "deve" } else { "devem" };
                format!(
                    "O maior ajuste: se {name} desistir, pelo menos {} de outras regiões {must} mudar, e o plano {}.",
                    self.pairs(*changed_pairs),
                    self.lost(*loss, *fewer_pairs)
                )
            }
            _ => format!("Se {name} desistir, não se conhece nenhum ajuste."),
        }
    }
}
