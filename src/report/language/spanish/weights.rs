//! What other weights would change, in Spanish.

use super::Spanish;
use crate::plan::NotLinear;
use crate::report::language::{Grammar, WeightSentences};
use crate::score::{NotAdditive, Weights};
use crate::sensitivity::{
    Acceptability, NearestChange, PairAcceptability, ParetoFront, ParetoPlan, WeightPartition,
    WeightRanges, WeightSpace,
};

impl WeightSentences for Spanish {
    fn ranges_heading(&self, ranges: &WeightRanges) -> String {
        let exact = match ranges.not_linear {
            None => {
                "Estos intervalos son exactos. La última columna es la proporción que puede tener un criterio si \
                 todos los pesos pueden cambiar."
            }
            Some(_) => {
                "Estos intervalos se obtienen probando algunos pesos, pues las puntuaciones no son lineales en \
                 ellos: puede haber un cambio más cercano que no se encontró."
            }
        };
        format!(
            "Cuánto puede moverse cada peso, con los demás sin cambios, antes de que otro plan sea mejor. {exact}"
        )
    }

    fn range_columns(&self) -> [String; 6] {
        ["criterio", "ahora", "desde", "hasta", "prop. hoy", "proporción"].map(str::to_owned)
    }

    fn weights(&self, weights: Weights) -> String {
        let Weights { seeker, host } = weights;
        if seeker == host || host == 0.0 {
            self.trimmed(seeker)
        } else if seeker == 0.0 {
            self.trimmed(host)
        } else {
            format!("{} / {}", self.trimmed(seeker), self.trimmed(host))
        }
    }

    fn no_limit(&self) -> String {
        "sin límite".to_owned()
    }

    fn share(&self, share: f64) -> String {
        format!("{} %", self.number(share * 100.0, 1))
    }

    fn not_best(&self) -> String {
        "Con estos pesos, otro plan es mejor, así que ningún peso tiene un intervalo.".to_owned()
    }

    fn acceptability(&self, found: &Acceptability) -> String {
        let vectors = self.count_of(found.vectors, "conjunto", "conjuntos");
        let which = match &found.space {
            WeightSpace::All => "todos con la misma probabilidad".to_owned(),
            WeightSpace::InOrder(ids) => {
                let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
                format!("con los criterios en este orden de importancia: {}", ids.join(", "))
            }
            WeightSpace::Within(_) => "dentro de los intervalos indicados".to_owned(),
        };
        let plan = self.part(found.plan.acceptability, found.plan.standard_error);
        let without = match found.without_plan {
            0 => String::new(),
            count => {
                format!(" Con {} de ellos no se encontró ningún plan.", self.count(count))
            }
        };
        format!(
            "Este plan es el mejor con el {plan} de {vectors} de pesos, {which} (semilla {}).{without}",
            found.seed
        )
    }

    fn necessary_pairs(&self, found: &Acceptability) -> String {
        let (necessary, possible) = (found.necessary().count(), found.possible().count());
        let always = match necessary {
            0 => "Ningún par está".to_owned(),
            1 => "1 par está".to_owned(),
            count => format!("{} pares están", self.count(count)),
        };
        format!(
            "{always} en el mejor plan con todos ellos; {} en el de algunos.",
            self.count_of(possible, "par está", "pares están")
        )
    }

    fn pair_acceptability(&self, pair: &PairAcceptability) -> String {
        self.part(pair.acceptability, pair.standard_error)
    }

    fn other_pairs(&self) -> String {
        "Otros pares de los mejores planes:".to_owned()
    }

    fn nearest_change(&self, nearest: &NearestChange) -> String {
        let (now, there) = (nearest.now.iter(), nearest.there.iter());
        let moved = nearest.criteria.iter().zip(now.zip(there));
        let moved = moved.filter(|(_, (now, there))| (*now - *there).abs() >= 0.000_5);
        let moved: Vec<String> = moved
            .map(|(id, (now, there))| {
                format!("`{id}` del {} al {}", self.share(*now), self.share(*there))
            })
            .collect();
        let near = if nearest.exact {
            "Los pesos más cercanos con los que el plan deja de ser el mejor"
        } else {
            "Los pesos más cercanos encontrados con los que el plan deja de ser el mejor (puede haber otros \
             más cercanos)"
        };
        let moved = if moved.is_empty() {
            "menos del 0,1 % de todo el peso".to_owned()
        } else {
            let share = self.share(nearest.distance / 2.0);
            format!("el {share} de todo el peso: {}", moved.join("; "))
        };
        format!("{near} mueven {moved}. Allí es igual de bueno este plan:")
    }

    fn no_nearest_change(&self) -> String {
        "Con ningún peso de estos criterios deja el plan de ser el mejor: es uno de los mejores con todos \
         ellos."
            .to_owned()
    }

    fn not_linear(&self, because: NotLinear) -> String {
        let because = match because {
            NotLinear::Scores(NotAdditive::Aggregation) => {
                "la agregación no es una media ponderada"
            }
            NotLinear::Scores(NotAdditive::Views) => {
                "la puntuación no es la media de las visiones de los dos lados"
            }
            NotLinear::Scores(_) => "los valores desconocidos se omiten",
            NotLinear::Rules => "una regla depende de las puntuaciones",
            NotLinear::Objectives => {
                "el total no es el primer objetivo que depende de las puntuaciones"
            }
            NotLinear::Rounds => "las rondas se deciden una por una",
        };
        format!(
            "Los pesos más cercanos con los que el plan deja de ser el mejor y los planes para dos criterios requieren un plan cuyo \
             valor sea lineal en los pesos. Aquí no lo es: {because}."
        )
    }

    fn front_heading(&self, front: &ParetoFront) -> String {
        let plans = self.count_of(front.plans.len(), "plan tiene", "planes tienen");
        let others = front.plans.iter().filter(|plan| !plan.by_weights).count();
        let others = match others {
            0 => String::new(),
            1 => " Ningún peso encuentra 1 de ellos: mírelo también antes de optar por un acuerdo."
                .to_owned(),
            others => format!(
                " Ningún peso encuentra {} de ellos: mírelos también antes de optar por un acuerdo.",
                self.count(others)
            ),
        };
        let end = if front.complete {
            ""
        } else {
            " La búsqueda terminó antes de tiempo; puede haber más."
        };
        format!(
            "¿Cuánto de `{}` a cambio de cuánto de `{}`? {plans} más de uno que cualquier otro plan con la misma \
             cantidad del otro, en pasos de al menos {} puntos.{others}{end}",
            front.first,
            front.second,
            self.trimmed(front.gap)
        )
    }

    fn front_plan(&self, front: &ParetoFront, plan: &ParetoPlan) -> String {
        let found = if plan.by_weights { "" } else { " (ningún peso lo encuentra)" };
        let (first, second) = (self.number(plan.first, 3), self.number(plan.second, 3));
        format!("`{}` {first}; `{}` {second}{found}", front.first, front.second)
    }

    fn partition_heading(&self, partition: &WeightPartition) -> String {
        let plans = match partition.pieces.len() {
            1 => "hay 1 plan óptimo".to_owned(),
            count => format!("hay {} planes óptimos", self.count(count)),
        };
        format!(
            "Los criterios `{first}` y `{second}` tienen juntos el {} de todo el peso, del que `{first}` tiene \
             ahora el {}. Entre todos los equilibrios de los dos {plans}:",
            self.share(partition.together),
            self.share(partition.now),
            first = partition.first,
            second = partition.second
        )
    }
}

impl Spanish {
    /// A weight without needless decimals.
    fn trimmed(self, weight: f64) -> String {
        let text = self.number(weight, 3);
        text.trim_end_matches('0').trim_end_matches(',').to_owned()
    }

    fn part(self, part: f64, error: f64) -> String {
        if error > 0.0 {
            format!("{} ± {}", self.share(part), self.share(error))
        } else {
            self.share(part)
        }
    }
}
