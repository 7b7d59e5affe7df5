//! Prices, changes, reserves and stability in Spanish.

use super::Spanish;
use crate::profile::RegionLabel;
use crate::proposal::Proposal;
use crate::report::language::{Grammar, InfeasibilitySentences, SensitivitySentences};
use crate::sensitivity::{
    Change, NoPrice, RegionChange, Reserve, ReserveChoice, RoundsPrice, RuleShadowPrice, Stability,
};

impl SensitivitySentences for Spanish {
    fn prices_heading(&self) -> String {
        "Precio de cada regla: el total sin la regla menos el total con ella, con todas las demás reglas"
            .to_owned()
    }

    fn price_columns(&self) -> [String; 3] {
        ["puntos", "pares", "regla"].map(str::to_owned)
    }

    fn price_not_proved(&self) -> String {
        "sin demostrar: la búsqueda de uno de los dos planes terminó antes de tiempo".to_owned()
    }

    fn no_price(&self, reason: NoPrice) -> String {
        match reason {
            NoPrice::NoPlan => "sin precio: ningún plan cumple todas las reglas",
            NoPrice::Undecided => {
                "sin precio: la búsqueda de un plan con todas las reglas terminó sin encontrar ninguno"
            }
            NoPrice::NoPlanWithout => "sin precio: sin esta regla, ningún plan cumple las demás",
            NoPrice::UndecidedWithout => {
                "sin precio: la búsqueda de un plan sin esta regla terminó sin encontrar ninguno"
            }
        }
        .to_owned()
    }

    fn price_below_zero(&self) -> String {
        "inferior a 0: sin la regla, el plan tiene un total menor; la regla permite más pares o sirve a otro \
         objetivo"
            .to_owned()
    }

    fn rule_costs(&self, shown: &[RegionChange], more: usize) -> String {
        format!("regiones que pierden puntos: {}", self.region_points(shown, more))
    }

    fn rule_serves(&self, shown: &[RegionChange], more: usize) -> String {
        format!("regiones que ganan puntos: {}", self.region_points(shown, more))
    }

    fn shadow_price(&self, shadow: &RuleShadowPrice) -> String {
        let points = self.number(shadow.points.abs(), 3);
        let clause = if shadow.points > 0.0 {
            format!("un par más sumaría como máximo {points}")
        } else {
            format!("un par exigido menos sumaría como máximo {points}")
        };
        match &shadow.group {
            Some(group) => format!("{}: {clause}", self.group(group)),
            None => clause,
        }
    }

    fn rounds_price(&self, price: &RoundsPrice) -> String {
        let plan = |total: Option<f64>, pairs: usize| match total {
            Some(total) => format!("{} puntos en {}", self.number(total, 3), self.pairs(pairs)),
            None => "ningún plan".to_owned(),
        };
        let difference = match price.price {
            Some(0.0) => "Decidirlas una por una no cuesta nada.".to_owned(),
            Some(points) => {
                format!("Decidirlas una por una cuesta {} puntos.", self.number(points, 3))
            }
            None => "Sin ambos planes no se sabe cuánto cuesta.".to_owned(),
        };
        format!(
            "Ronda por ronda: {}. Todas las rondas decididas a la vez: {}. {difference}",
            plan(price.one_by_one, price.pairs_one_by_one),
            plan(price.jointly, price.pairs_jointly)
        )
    }

    fn two_plans(&self, base: &Proposal, changed: &Proposal) -> String {
        format!(
            "Plan de partida: {}, total {}. Con el cambio: {}, total {}.",
            self.pairs(base.pairings.len()),
            self.number(base.total, 3),
            self.pairs(changed.pairings.len()),
            self.number(changed.total, 3)
        )
    }

    fn no_change(&self, kept: usize) -> String {
        match kept {
            0 => "Nada cambia: ninguno de los dos planes tiene pares.".to_owned(),
            1 => "Nada cambia: el único par se mantiene.".to_owned(),
            _ => format!("Nada cambia: los {} pares se mantienen.", self.count(kept)),
        }
    }

    fn change(&self, change: &Change) -> String {
        let kept = match change.kept {
            0 => "no se mantiene ningún par".to_owned(),
            1 => "se mantiene 1 par".to_owned(),
            count => format!("se mantienen {}", self.pairs(count)),
        };
        let gone = match change.gone.len() {
            0 => "no se suprime ninguno".to_owned(),
            1 => "se suprime 1".to_owned(),
            count => format!("se suprimen {}", self.count(count)),
        };
        let new = match change.new.len() {
            0 => "no se añade ninguno".to_owned(),
            1 => "se añade 1".to_owned(),
            count => format!("se añaden {}", self.count(count)),
        };
        let total = if change.total > 0.0 {
            format!("el total sube {}", self.number(change.total, 3))
        } else if change.total < 0.0 {
            format!("el total baja {}", self.number(-change.total, 3))
        } else {
            "el total sigue igual".to_owned()
        };
        self.sentence(&format!("{kept}, {gone}, {new}; {total}"))
    }

    fn reserves_heading(&self) -> String {
        "Mejores sustitutas si una contraparte se retira".to_owned()
    }

    fn nothing_to_replace(&self) -> String {
        "Ninguna región tiene una contraparte que pueda retirarse.".to_owned()
    }

    fn reserve(&self, reserve: &Reserve) -> String {
        let choices: Vec<String> = reserve
            .choices
            .iter()
            .map(|ReserveChoice { region, score, changes, .. }| {
                let choice =
                    format!("{} ({}) {}", region.name, region.country, self.number(*score, 3));
                match changes {
                    0 => choice,
                    1 => format!("{choice}, cambia 1 par más"),
                    count => format!("{choice}, cambian {} pares más", self.count(*count)),
                }
            })
            .collect();
        format!(
            "{} ({}), si se retira {}: {}",
            reserve.region.name,
            reserve.region.country,
            reserve.partner.name,
            choices.join("; ")
        )
    }

    fn no_reserve(&self, regions: &[&RegionLabel]) -> String {
        let names: Vec<String> = regions.iter().map(|region| region.name.clone()).collect();
        format!("Ninguna región podría sustituir a la contraparte de: {}.", self.list(&names))
    }

    fn stability_heading(&self) -> String {
        "Total y estabilidad: ¿hay dos regiones que se prefieran entre sí a sus contrapartes?"
            .to_owned()
    }

    fn stability_columns(&self) -> [String; 3] {
        ["plan", "pares", "total"].map(str::to_owned)
    }

    fn this_proposal(&self) -> String {
        "esta propuesta".to_owned()
    }

    fn stable_plan(&self, side: &str) -> String {
        format!("estable, el mejor para un lado ({side})")
    }

    fn comparable_plan(&self) -> String {
        "mayor total con tantos pares como un plan estable".to_owned()
    }

    fn price_of_stability(&self, stability: &Stability) -> String {
        let price = self.number(stability.price, 3);
        let compared = if stability.is_of_proposal() {
            "esta propuesta".to_owned()
        } else {
            format!("el mejor plan de {}", self.pairs(stability.comparable.pairs))
        };
        // "de" and "el" become one word.
        let of = format!("de {compared}").replace("de el ", "del ");
        format!(
            "El precio de la estabilidad es de {price} puntos: el total {of} menos el del mejor plan estable."
        )
    }

    fn stability_undefined(&self) -> String {
        "No se informa de la estabilidad: las regiones de ambos lados pueden tener varias contrapartes, y solo \
         está definida si las de un lado tienen como máximo una."
            .to_owned()
    }

    fn blocking_pairs(&self, count: usize) -> String {
        match count {
            0 => "No hay dos regiones que se prefieran entre sí a sus contrapartes: la propuesta es estable."
                .to_owned(),
            1 => "Dos regiones se prefieren entre sí a sus contrapartes:".to_owned(),
            _ => format!(
                "{} pares de regiones se prefieren entre sí a sus contrapartes:",
                self.count(count)
            ),
        }
    }

    fn gains_heading(&self, left: &str, right: &str) -> String {
        format!("ganancia de cada región según su propia visión: {left}, {right}")
    }

    fn more_entries(&self, count: usize) -> String {
        format!("y {} más", self.count(count))
    }
}

impl Spanish {
    fn region_points(self, shown: &[RegionChange], more: usize) -> String {
        let names: Vec<String> = shown
            .iter()
            .map(|change| format!("{} {}", change.region.name, self.number(change.points, 3)))
            .collect();
        self.list_with_more(&names, more)
    }
}
