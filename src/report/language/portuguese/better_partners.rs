//! Better partners and chains of changes in Portuguese.

use super::Portuguese;
use crate::profile::RegionLabel;
use crate::report::language::{Grammar, RuleSentences};
use crate::sensitivity::{BetterPartner, Instead, PartnerChange};

/// At most this many regions of a chain are named.
const MOST_CHANGES: usize = 4;

impl Portuguese {
    /// A partner that would suit a region better; whole sentences.
    pub(super) fn better(self, better: &BetterPartner) -> String {
        let BetterPartner { partner, score, gain, taken_by, instead, region } = better;
        let held = match &taken_by[..] {
            [] => "sem parceiro no plano".to_owned(),
            holders if holders.contains(region) => "que também é o seu parceiro".to_owned(),
            holders => format!("parceiro de {}", self.list(&names(holders))),
        };
        let [score, gain] = [self.number(*score, 3), self.signed_number(*gain, 3)];
        format!("{} {score} ({gain}), {held}. {}", partner.name, self.instead(instead))
    }

    /// What would follow if two regions were paired; a whole sentence.
    fn instead(self, instead: &Instead) -> String {
        match instead {
            Instead::Excluded { exclusion } => {
                format!("Este par está excluído: {}.", self.exclusion(exclusion))
            }
            Instead::NoPlan => "Nenhum plano que cumpra as regras tem este par.".to_owned(),
            Instead::Undecided => {
                "A busca terminou antes de se saber se algum plano tem este par.".to_owned()
            }
            Instead::Plan { loss, fewer_pairs, chain } => {
                let lost = self.lost(*loss, *fewer_pairs);
                // The region itself comes first, and its gain is known.
                let others = chain.get(1..).unwrap_or_default();
                if others.is_empty() {
                    return format!("Com este par, o plano {lost}.");
                }
                format!("Com este par, o plano {lost}: {}.", self.changes(others))
            }
        }
    }

    /// What a plan would lose, behind "o plano".
    pub(super) fn lost(self, loss: f64, fewer_pairs: i64) -> String {
        let points = if loss > 0.0 {
            format!("perderia {} pontos", self.number(loss, 3))
        } else if loss < 0.0 {
            format!("ganharia {} pontos", self.number(-loss, 3))
        } else if fewer_pairs > 0 {
            "não perderia pontos".to_owned()
        } else {
            "seria igualmente bom".to_owned()
        };
        let count = usize::try_from(fewer_pairs.unsigned_abs()).unwrap_or(usize::MAX);
        let pairs = self.pairs(count);
        match fewer_pairs {
            0 => points,
            1.. if loss > 0.0 => format!("{points} e {pairs}"),
            1.. if loss < 0.0 => format!("{points} e perderia {pairs}"),
            1.. => format!("{points}, mas perderia {pairs}"),
            _ => format!("{points} e teria mais {pairs}"),
        }
    }

    /// How regions change partners; a whole sentence.
    pub(super) fn partner_changes(self, chain: &[PartnerChange]) -> String {
        if chain.is_empty() {
            return "Nenhuma outra região mudaria de parceiro.".to_owned();
        }
        format!("{}.", self.changes(chain))
    }

    /// The first of some regions that change partners, and how many more there are.
    fn changes(self, chain: &[PartnerChange]) -> String {
        let shown = chain.iter().take(MOST_CHANGES).map(|it| self.changed(it));
        let mut shown: Vec<String> = shown.collect();
        match chain.len().saturating_sub(MOST_CHANGES) {
            0 => {}
            1 => shown.push("mais 1 região mudaria de parceiro".to_owned()),
            more => shown.push(format!("mais {} regiões mudariam de parceiro", self.count(more))),
        }
        shown.join("; ")
    }

    /// How a region changes partners.
    pub(super) fn changed(self, change: &PartnerChange) -> String {
        let PartnerChange { region, from, to, change } = change;
        let [from, to] = [from, to].map(|regions| self.list(&names(regions)));
        let change = match change {
            // Rounded, it would be 0 with a sign.
            -0.0005..0.0005 => self.number(0.0, 3),
            _ => self.signed_number(*change, 3),
        };
        let name = &region.name;
        match (from.is_empty(), to.is_empty()) {
            (false, false) => format!("{name} trocaria {from} por {to} ({change})"),
            (false, true) => format!("{name} perderia {from} ({change})"),
            (true, _) => format!("{name} ganharia {to} ({change})"),
        }
    }
}

fn names(regions: &[RegionLabel]) -> Vec<String> {
    regions.iter().map(|region| region.name.clone()).collect()
}
