//! A plan drawn at random in Spanish.

use super::Spanish;
use crate::plan::PlanLottery;
use crate::report::language::{FirmnessSentences, Grammar, LotterySentences};

impl LotterySentences for Spanish {
    fn lottery(&self, lottery: &PlanLottery) -> String {
        let total = |points: f64| self.number(points, 3);
        let drawn = match (lottery.plans.as_slice(), lottery.drawn_plan()) {
            ([_], Some(only)) => {
                format!("Solo puede salir un plan; su total es de {} puntos.", total(only.total))
            }
            (plans, Some(plan)) => format!(
                "La semilla {} saca uno de {} planes; tiene una probabilidad del {} y un total de {} puntos.",
                lottery.seed,
                self.count(plans.len()),
                self.probability(plan.probability),
                total(plan.total)
            ),
            (_, None) => String::new(),
        };
        let share = lottery.share_of_best().map_or_else(String::new, |share| {
            format!(
                " (el {} de los {} del mejor plan)",
                self.probability(share),
                total(lottery.best_total)
            )
        });
        let open = if lottery.gap > 0.0 {
            let gap = if lottery.gap < 0.0005 {
                format!("menos de {}", total(0.001))
            } else {
                format!("como máximo {}", total(lottery.gap))
            };
            format!(
                " Es el mayor posible salvo por una diferencia que la prueba deja abierta: otro sorteo podría \
                 esperar {gap} puntos más."
            )
        } else {
            String::new()
        };
        format!(
            "Un plan sacado por sorteo, en el que ningún par tiene una probabilidad mayor que el {}. {drawn} El \
             total esperado de todos los sorteos es de {} puntos{share}.{open}",
            self.probability(lottery.cap),
            total(lottery.expected_total)
        )
    }

    fn lottery_pairs(&self) -> String {
        "Los pares que pueden salir; un asterisco marca los que saca la semilla".to_owned()
    }

    fn lottery_columns(&self) -> [String; 3] {
        ["prob.", "punt.", "par"].map(str::to_owned)
    }
}
