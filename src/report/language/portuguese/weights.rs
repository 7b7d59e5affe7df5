//! What other weights would change, in Portuguese.

use super::Portuguese;
use crate::plan::NotLinear;
use crate::report::language::{Grammar, WeightSentences};
use crate::score::{NotAdditive, Weights};
use crate::sensitivity::{
    Acceptability, NearestChange, PairAcceptability, ParetoFront, ParetoPlan, WeightPartition,
    WeightRanges, WeightSpace,
};

impl WeightSentences for Portuguese {
    fn ranges_heading(&self, ranges: &WeightRanges) -> String {
        let exact = match ranges.not_linear {
            None => {
                "Estes intervalos são exatos. A última coluna é a parte que um critério pode ter se todos os pesos \
                 puderem mudar."
            }
            Some(_) => {
                "Estes intervalos resultam da experiência com alguns pesos, porque as pontuações não são lineares \
                 nos pesos: pode haver uma mudança mais próxima."
            }
        };
        format!(
            "Até onde cada peso pode mudar, sem que os outros mudem, antes que outro plano seja melhor. {exact}"
        )
    }

    fn range_columns(&self) -> [String; 6] {
        ["critério", "agora", "de", "até", "parte agora", "parte"].map(str::to_owned)
    }

    fn weights(&self, weights: Weights) -> String {
        let Weights { seeker, host } = weights;
        if seeker == host || host == 0.0 {
            self.weight_alone(seeker)
        } else if seeker == 0.0 {
            self.weight_alone(host)
        } else {
            format!("{} / {}", self.weight_alone(seeker), self.weight_alone(host))
        }
    }

    fn no_limit(&self) -> String {
        "sem limite".to_owned()
    }

    fn share(&self, share: f64) -> String {
        format!("{} %", self.number(share * 100.0, 1))
    }

    fn not_best(&self) -> String {
        "Com estes pesos outro plano é melhor; por isso, nenhum peso tem um intervalo.".to_owned()
    }

    fn acceptability(&self, found: &Acceptability) -> String {
        let vectors = self.count_of(found.vectors, "conjunto", "conjuntos");
        let which = match &found.space {
            WeightSpace::All => "todos igualmente prováveis".to_owned(),
            WeightSpace::InOrder(ids) => {
                let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
                format!("com os critérios nesta ordem de importância: {}", ids.join(", "))
            }
            WeightSpace::Within(_) => "dentro dos intervalos dados".to_owned(),
        };
        let plan = self.part(found.plan.acceptability, found.plan.standard_error);
        format!(
            "Com {vectors} de pesos, {which}, este plano é o melhor em {plan} dos casos (semente {}).{}",
            found.seed,
            self.without_plan(found.without_plan)
        )
    }

    fn necessary_pairs(&self, found: &Acceptability) -> String {
        let (necessary, possible) = (found.necessary().count(), found.possible().count());
        let always = match necessary {
            0 => "Nenhum par está".to_owned(),
            count => self.count_of(count, "par está", "pares estão"),
        };
        format!(
            "{always} no melhor plano com todos eles; {} no de alguns.",
            self.count_of(possible, "par está", "pares estão")
        )
    }

    fn pair_acceptability(&self, pair: &PairAcceptability) -> String {
        self.part(pair.acceptability, pair.standard_error)
    }

    fn other_pairs(&self) -> String {
        "Outros pares de melhores planos:".to_owned()
    }

    fn nearest_change(&self, nearest: &NearestChange) -> String {
        let (now, there) = (nearest.now.iter(), nearest.there.iter());
        let moved = nearest.criteria.iter().zip(now.zip(there));
        let moved = moved.filter(|(_, (now, there))| (*now - *there).abs() >= 0.000_5);
        let moved: Vec<String> = moved
            .map(|(id, (now, there))| {
                format!("`{id}` de {} para {}", self.share(*now), self.share(*there))
            })
            .collect();
        let near = if nearest.exact {
            "Os pesos mais próximos que mudam o plano"
        } else {
            "Os pesos mais próximos que se encontraram e que mudam o plano (pode haver outros mais próximos)"
        };
        let moved = if moved.is_empty() {
            format!("menos de {} % de todo o peso", self.number(0.1, 1))
        } else {
            let share = self.share(nearest.distance / 2.0);
            format!("{share} de todo o peso: {}", moved.join(", "))
        };
        format!("{near} deslocam {moved}. Com eles, este plano é igualmente bom:")
    }

    fn no_nearest_change(&self) -> String {
        "Nenhuma combinação de pesos destes critérios muda o plano: ele é ótimo com todas."
            .to_owned()
    }

    fn not_linear(&self, because: NotLinear) -> String {
        let because = match because {
            NotLinear::Scores(NotAdditive::Aggregation) => "a agregação não é uma média ponderada",
            NotLinear::Scores(NotAdditive::Views) => {
                "a pontuação não é a média das avaliações dos dois lados"
            }
            NotLinear::Scores(_) => "os valores desconhecidos ficam de fora",
            NotLinear::Rules => "uma regra depende das pontuações",
            NotLinear::Objectives => "o total não é o primeiro objetivo que depende das pontuações",
            NotLinear::Rounds => "as rondas são decididas uma a uma",
        };
        format!(
            "Os pesos mais próximos que mudam o plano, e os planos para dois critérios, exigem um plano cujo valor \
             seja linear nos pesos. Aqui não é: {because}."
        )
    }

    fn front_heading(&self, front: &ParetoFront) -> String {
        let plans = match front.plans.len() {
            1 => "1 plano tem".to_owned(),
            count => format!("Há {} planos que têm", self.count(count)),
        };
        let others = front.plans.iter().filter(|plan| !plan.by_weights).count();
        let others = match others {
            0 => String::new(),
            1 => " Nenhuma combinação de pesos encontra 1 deles: convém vê-lo também antes de escolher um compromisso."
                .to_owned(),
            others => format!(
                " Nenhuma combinação de pesos encontra {} deles: convém vê-los também antes de escolher um compromisso.",
                self.count(others)
            ),
        };
        let end =
            if front.complete { "" } else { " A busca terminou antes do fim; pode haver mais." };
        format!(
            "Quanto de `{}` por quanto de `{}`? {plans} mais de um que qualquer plano com o mesmo do outro, em \
             passos de pelo menos {} pontos.{others}{end}",
            front.first,
            front.second,
            self.weight_alone(front.gap)
        )
    }

    fn front_plan(&self, front: &ParetoFront, plan: &ParetoPlan) -> String {
        let found =
            if plan.by_weights { "" } else { " (nenhuma combinação de pesos o encontra)" };
        let (first, second) = (self.number(plan.first, 3), self.number(plan.second, 3));
        format!("{} {first}, {} {second}{found}", front.first, front.second)
    }

    fn partition_heading(&self, partition: &WeightPartition) -> String {
        let plans = match partition.pieces.len() {
            1 => "há 1 plano".to_owned(),
            count => format!("há {} planos", self.count(count)),
        };
        format!(
            "`{}` e `{}` têm juntos {} de todo o peso; agora, {} disso é de `{}`. Nas diferentes repartições entre \
             os dois, {plans}:",
            partition.first,
            partition.second,
            self.share(partition.together),
            self.share(partition.now),
            partition.first
        )
    }
}

impl Portuguese {
    /// A weight without needless decimals.
    fn weight_alone(self, weight: f64) -> String {
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
