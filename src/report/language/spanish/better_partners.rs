//! Better partners and chains of changes in Spanish.

use super::Spanish;
use crate::profile::RegionLabel;
use crate::report::language::{Grammar, RuleSentences};
use crate::sensitivity::{BetterPartner, Instead, PartnerChange};

/// At most this many regions of a chain are named.
const MOST_CHANGES: usize = 4;

impl Spanish {
    /// A partner that would suit a region better; whole sentences.
    pub(super) fn better(self, better: &BetterPartner) -> String {
        let BetterPartner { partner, score, gain, taken_by, instead, region } = better;
        let held = match &taken_by[..] {
            [] => "sin contraparte en el plan".to_owned(),
            holders if holders.contains(region) => "también es su contraparte".to_owned(),
            holders => format!("contraparte de {}", self.list(&names(holders))),
        };
        let [score, gain] = [self.number(*score, 3), self.signed_number(*gain, 3)];
        format!("{} {score} ({gain}), {held}. {}", partner.name, self.instead(instead))
    }

    /// What would follow if two regions were paired; a whole sentence.
    fn instead(self, instead: &Instead) -> String {
        match instead {
            Instead::Excluded { exclusion } => {
                format!("Este par queda descartado: {}.", self.exclusion(exclusion))
            }
            Instead::NoPlan => "Ningún plan que cumpla las reglas tiene este par.".to_owned(),
            Instead::Undecided => {
                "La búsqueda terminó sin averiguar si algún plan tiene este par.".to_owned()
            }
            Instead::Plan { loss, fewer_pairs, chain } => {
                let lost = self.lost(*loss, *fewer_pairs);
                // The region itself comes first, and its gain is known.
                let others = chain.get(1..).unwrap_or_default();
                if others.is_empty() {
                    return self.sentence(&format!("con este par, el plan {lost}"));
                }
                format!("Con este par, el plan {lost}: {}.", self.changes(others))
            }
        }
    }

    /// What a plan would lose, behind its name.
    pub(super) fn lost(self, loss: f64, fewer_pairs: i64) -> String {
        let points = if loss > 0.0 {
            format!("perdería {} puntos", self.number(loss, 3))
        } else if loss < 0.0 {
            format!("ganaría {} puntos", self.number(-loss, 3))
        } else if fewer_pairs > 0 {
            "no perdería puntos".to_owned()
        } else {
            "sería igual de bueno".to_owned()
        };
        let count = usize::try_from(fewer_pairs.unsigned_abs()).unwrap_or(usize::MAX);
        let pairs = self.pairs(count);
        match fewer_pairs {
            0 => points,
            1.. if loss > 0.0 => format!("{points} y {pairs}"),
            1.. if loss < 0.0 => format!("{points}, pero perdería {pairs}"),
            1.. => format!("{points}, pero sí {pairs}"),
            _ => format!("{points} y tendría {pairs} más"),
        }
    }

    /// How regions change partners; a whole sentence.
    pub(super) fn partner_changes(self, chain: &[PartnerChange]) -> String {
        if chain.is_empty() {
            return "Ninguna otra región cambiaría de contraparte.".to_owned();
        }
        format!("{}.", self.changes(chain))
    }

    /// The first of some regions that change partners, and how many more there are.
    fn changes(self, chain: &[PartnerChange]) -> String {
        let shown = chain.iter().take(MOST_CHANGES).map(|it| self.changed(it));
        let mut shown: Vec<String> = shown.collect();
        match chain.len().saturating_sub(MOST_CHANGES) {
            0 => {}
            1 => shown.push("1 región más cambiaría de contraparte".to_owned()),
            more => {
                shown.push(format!("{} regiones más cambiarían de contraparte", self.count(more)));
            }
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
            (false, false) => format!("{name} cambiaría {from} por {to} ({change})"),
            (false, true) => format!("{name} perdería {from} ({change})"),
            (true, _) => format!("{name} obtendría {to} ({change})"),
        }
    }
}

fn names(regions: &[RegionLabel]) -> Vec<String> {
    regions.iter().map(|region| region.name.clone()).collect()
}
