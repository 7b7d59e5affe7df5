//! Questions about what is not recorded in Spanish.

use super::Spanish;
use super::data_words::key;
use super::grammar::quoted;
use crate::criteria::Unknown;
use crate::report::language::{CriterionSentences, Grammar, QuestionSentences};
use crate::sensitivity::{ChangedPair, Completions, Holds, PlanIf, Question};

/// At most this many pairs are named.
const MOST_PAIRS: usize = 3;

impl QuestionSentences for Spanish {
    fn question(&self, unknown: &Unknown) -> String {
        match unknown {
            Unknown::NoNeed { region } => {
                format!("¿Qué necesita {}: en qué ámbitos busca ayuda?", region.name)
            }
            Unknown::NoStrength { region } | Unknown::MeanProfile { region } => {
                format!("¿En qué ámbitos es fuerte {}?", region.name)
            }
            Unknown::NoRelatedTarget { region } => {
                format!("¿En qué ámbitos quiere entrar {}?", region.name)
            }
            Unknown::NoLanguage { region } => {
                format!("¿En qué idiomas puede trabajar {}?", region.name)
            }
            Unknown::NoCoordinates { region } => {
                format!("¿Dónde está {} (latitud y longitud)?", region.name)
            }
            Unknown::NoPhase { learner, teacher } => format!(
                "¿En qué fases de su estrategia necesita ayuda {}, y cuáles puede enseñar {}?",
                learner.name, teacher.name
            ),
            Unknown::NoCommonField => {
                "¿Cuáles son la población, la superficie, la riqueza, el relieve y el nivel territorial de las dos \
                 regiones?"
                    .to_owned()
            }
            Unknown::NoTie => "¿Han colaborado antes las dos regiones?".to_owned(),
            Unknown::NothingStated { region, key: name } => {
                format!("¿Qué valores de {} hay que registrar de {}?", quoted(&key(name)), region.name)
            }
            Unknown::NoOfferKnown { region, key: name } => format!(
                "¿Qué valores de {} que declaran sus contrapartes ofrece {}?",
                quoted(&key(name)),
                region.name
            ),
            other => format!("¿Qué se puede registrar? Hasta ahora, {}.", self.unknown(other)),
        }
    }

    fn questions_heading(&self) -> String {
        "Qué preguntar: puntos que el plan podría perder porque no se conoce la respuesta, y pares que la \
         respuesta podría cambiar"
            .to_owned()
    }

    fn question_columns(&self) -> [String; 3] {
        ["puntos", "pares", "preguntar a"].map(str::to_owned)
    }

    fn question_effect(&self, question: &Question) -> String {
        let [low, high] = [&question.lowest, &question.highest];
        let rank = |plan: &PlanIf| plan.regret().unwrap_or(f64::INFINITY);
        let (degree, plan) = if rank(low) > rank(high) { ("menos", low) } else { ("más", high) };
        let what = match plan {
            PlanIf::NoPlan => "ningún plan cumpliría las reglas".to_owned(),
            PlanIf::Undecided => "la búsqueda terminó sin encontrar ningún plan".to_owned(),
            PlanIf::Plan { new, .. } if new.is_empty() => {
                "no se formaría ningún otro par".to_owned()
            }
            PlanIf::Plan { new, .. } => {
                let pair =
                    |pair: &ChangedPair| format!("{} con {}", pair.left.name, pair.right.name);
                let shown: Vec<String> = new.iter().take(MOST_PAIRS).map(pair).collect();
                let more = new.len() - shown.len();
                format!("el plan emparejaría {}", self.list_with_more(&shown, more))
            }
        };
        let values = if question.pairs == 1 {
            "el único par que depende".to_owned()
        } else {
            format!("los {} que dependen", self.pairs(question.pairs))
        };
        format!("Con la respuesta {degree} favorable para {values} de ella, {what}.")
    }

    fn no_question(&self) -> String {
        "Se conocen todos los valores con peso: no hay nada que preguntar.".to_owned()
    }

    fn completions(&self, completions: &Completions) -> String {
        let proposed = || completions.pairs.iter().filter(|pair| pair.is_proposed);
        let count = |holds: Holds| proposed().filter(|pair| pair.holds == holds).count();
        let (all, always, not) =
            (proposed().count(), count(Holds::Always), count(Holds::Sometimes));
        let regret = match completions.worst.regret() {
            Some(0.0) => {
                return "Sean cuales sean los valores desconocidos, ningún plan es mejor que este."
                    .to_owned();
            }
            Some(regret) => format!(
                " En el peor de los casos, el plan pierde {} puntos por ellos.",
                self.number(regret, 3)
            ),
            None => String::new(),
        };
        let open = match all - always - not {
            0 => String::new(),
            open => format!("; de {} no se demostró ni lo uno ni lo otro", self.count(open)),
        };
        let [of_all, held, lost] = [all, always, not].map(|count| self.count(count));
        format!(
            "Pares del plan que están en algún plan óptimo sean cuales sean los valores desconocidos: {held} de \
             {of_all}; pares que con algunos de esos valores no están en ninguno: {lost}{open}.{regret}"
        )
    }

    fn idle_questions(&self, count: usize) -> String {
        match count {
            1 => "Falta 1 dato más, pero por sí solo no podría cambiar el mejor plan.".to_owned(),
            count => format!(
                "Faltan {} datos más, pero ninguno de ellos por sí solo podría cambiar el mejor plan.",
                self.count(count)
            ),
        }
    }
}
