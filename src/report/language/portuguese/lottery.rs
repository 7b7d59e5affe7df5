//! A plan drawn at random in Portuguese.

use super::Portuguese;
use crate::plan::PlanLottery;
use crate::report::language::{FirmnessSentences, Grammar, LotterySentences};

impl LotterySentences for Portuguese {
    fn lottery(&self, lottery: &PlanLottery) -> String {
        let total = |points: f64| self.number(points, 3);
        let drawn = match (lottery.plans.as_slice(), lottery.drawn_plan()) {
            ([_], Some(only)) => {
                format!(
                    "Só um plano pode sair no sorteio; o seu total é de {} pontos.",
                    total(only.total)
                )
            }
            (plans, Some(plan)) => format!(
                "Com a semente {}, sai um de {} planos; ele tem uma probabilidade de {} e um total de {} pontos.",
                lottery.seed,
                self.count(plans.len()),
                self.probability(plan.probability),
                total(plan.total)
            ),
            (_, None) => String::new(),
        };
        let share = lottery.share_of_best().map_or_else(String::new, |share| {
            format!(
                " ({} dos {} do melhor plano)",
                self.probability(share),
                total(lottery.best_total)
            )
        });
        let open = if lottery.gap > 0.0 {
            let gap = if lottery.gap < 0.0005 {
                format!("menos de {}", total(0.001))
            } else {
                format!("no máximo {}", total(lottery.gap))
            };
            format!(
                " É o maior possível, salvo uma margem que a prova deixa: outro sorteio poderia esperar {gap} pontos \
                 a mais."
            )
        } else {
            String::new()
        };
        format!(
            "Um plano sorteado, em que nenhum par tem uma probabilidade acima de {}. {drawn} O total esperado \
             de todos os sorteios é de {} pontos{share}.{open}",
            self.probability(lottery.cap),
            total(lottery.expected_total)
        )
    }

    fn lottery_pairs(&self) -> String {
        "Os pares que podem sair no sorteio; um asterisco marca os que saem com a semente"
            .to_owned()
    }

    fn lottery_columns(&self) -> [String; 3] {
        ["prob.", "pont.", "par"].map(str::to_owned)
    }
}
