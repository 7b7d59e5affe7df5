//! Questions about what is not recorded in Portuguese.

use super::Portuguese;
use super::names;
use crate::criteria::Unknown;
use crate::report::language::{CriterionSentences, Grammar, QuestionSentences};
use crate::sensitivity::{ChangedPair, Completions, Holds, PlanIf, Question};

/// At most this many pairs are named.
const MOST_PAIRS: usize = 3;

impl QuestionSentences for Portuguese {
    fn question(&self, unknown: &Unknown) -> String {
        match unknown {
            Unknown::NoNeed { region } => {
                format!("De que precisa {}: em que domínios procura ajuda?", region.name)
            }
            Unknown::NoStrength { region } | Unknown::MeanProfile { region } => {
                format!("Em que domínios {} é forte?", region.name)
            }
            Unknown::NoRelatedTarget { region } => {
                format!("Em que domínios {} quer entrar?", region.name)
            }
            Unknown::NoLanguage { region } => {
                format!("Em que línguas {} pode trabalhar?", region.name)
            }
            Unknown::NoCoordinates { region } => {
                format!("Onde fica {} (latitude e longitude)?", region.name)
            }
            Unknown::NoPhase { learner, teacher } => format!(
                "Em que fases da sua estratégia {} precisa de ajuda, e que fases {} pode ensinar?",
                learner.name, teacher.name
            ),
            Unknown::NoCommonField => {
                "Quais são a população, a área, a riqueza, o território e o nível das duas regiões?"
                    .to_owned()
            }
            Unknown::NoTie => "As duas regiões já trabalharam juntas?".to_owned(),
            Unknown::NothingStated { region, key } => {
                format!("O que indica {} quanto a {}?", region.name, names::keys(key))
            }
            Unknown::NoOfferKnown { region, key } => format!(
                "Do que os parceiros indicam quanto a {}, o que {} oferece?",
                names::keys(key),
                region.name
            ),
            other => format!("Que dados há sobre isto? Até agora, {}.", self.unknown(other)),
        }
    }

    fn questions_heading(&self) -> String {
        "O que perguntar: os pontos que o plano poderia perder porque a resposta não é conhecida, e os pares que \
         a resposta poderia mudar"
            .to_owned()
    }

    fn question_columns(&self) -> [String; 3] {
        ["pontos", "pares", "a quem perguntar"].map(str::to_owned)
    }

    fn question_effect(&self, question: &Question) -> String {
        let [low, high] = [&question.lowest, &question.highest];
        let rank = |plan: &PlanIf| plan.regret().unwrap_or(f64::INFINITY);
        let (degree, plan) = if rank(low) > rank(high) { ("menos", low) } else { ("mais", high) };
        let what = match plan {
            PlanIf::NoPlan => "nenhum plano cumpriria as regras".to_owned(),
            PlanIf::Undecided => {
                "não se encontrou nenhum plano dentro do tempo da busca".to_owned()
            }
            PlanIf::Plan { new, .. } if new.is_empty() => {
                "não se formaria nenhum outro par".to_owned()
            }
            PlanIf::Plan { new, .. } => {
                let pair =
                    |pair: &ChangedPair| format!("{} com {}", pair.left.name, pair.right.name);
                let shown: Vec<String> = new.iter().take(MOST_PAIRS).map(pair).collect();
                let more = new.len() - shown.len();
                format!("o plano juntaria {}", self.list_with_more(&shown, more))
            }
        };
        let values = match question.pairs {
            1 => "o único par que depende dela".to_owned(),
            count => format!("todos os {} pares que dependem dela", self.count(count)),
        };
        format!("Com a resposta {degree} favorável para {values}, {what}.")
    }

    fn no_question(&self) -> String {
        "Conhecem-se todos os valores com peso: não há nada a perguntar.".to_owned()
    }

    fn completions(&self, completions: &Completions) -> String {
        let proposed = || completions.pairs.iter().filter(|pair| pair.is_proposed);
        let count = |holds: Holds| proposed().filter(|pair| pair.holds == holds).count();
        let (all, always, not) =
            (proposed().count(), count(Holds::Always), count(Holds::Sometimes));
        let regret = match completions.worst.regret() {
            Some(0.0) => {
                return "Sejam quais forem os valores desconhecidos, nenhum plano é melhor que este."
                    .to_owned();
            }
            Some(regret) => format!(
                " No pior caso, o plano perde {} pontos por causa deles.",
                self.number(regret, 3)
            ),
            None => String::new(),
        };
        let open = match all - always - not {
            0 => String::new(),
            open => format!("; de {} não se provou nem uma coisa nem outra", self.count(open)),
        };
        let [of_all, held, lost] = [all, always, not].map(|count| self.count(count));
        format!(
            "Pares do plano que estão em um plano ótimo sejam quais forem os valores desconhecidos: {held} de \
             {of_all}; pares que não estão em nenhum para alguns dos valores: {lost}{open}.{regret}"
        )
    }

    fn idle_questions(&self, count: usize) -> String {
        match count {
            1 => "Falta mais 1 dado, mas por si só não poderia mudar o melhor plano.".to_owned(),
            count => format!(
                "Faltam mais {} dados, mas nenhum deles, por si só, poderia mudar o melhor plano.",
                self.count(count)
            ),
        }
    }
}
