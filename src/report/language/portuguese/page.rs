//! Headings and captions of pages and figures in Portuguese.

use super::Portuguese;
use crate::criteria::Meaning;
use crate::profile::{RegionLabel, Sides};
use crate::proposal::Proposal;
use crate::report::language::countries::{NameIn, country};
use crate::report::language::{Grammar, Label, PageSentences};

impl PageSentences for Portuguese {
    fn tag(&self) -> &'static str {
        "pt"
    }

    fn label(&self, label: Label) -> String {
        let text = match label {
            Label::Number => "N.º",
            Label::Pair => "Par",
            Label::Region => "Região",
            Label::LeftRegion => "Região da esquerda",
            Label::RightRegion => "Região da direita",
            Label::Theme => "Tema",
            Label::Score => "Pontuação",
            Label::AtLeastMost => "Mínimo–máximo",
            Label::Points => "Pontos",
            Label::Rule => "Regra",
            Label::Domain => "Domínio",
            Label::Criterion => "Critério",
            Label::Why => "Por quê",
            Label::Round => "Ronda",
            Label::Side => "Lado",
            Label::Probability => "Probabilidade",
            Label::LossWithout => "Perda sem ele",
            Label::UnderOtherWeights => "Pesos",
            Label::Map => "Mapa dos pares",
            Label::MapOfRegions => "Mapa das regiões",
            Label::ScoreMatrix => "Pontuações de todos os pares",
            Label::Contributions => "O que cada critério acrescenta",
            Label::Links => "Pares por país",
            Label::RulePrices => "Quanto custa cada regra",
            Label::ProposedPair => "par proposto",
            Label::ObservedPair => "par que se formou na realidade",
            Label::NumbersOfFigure => "O mesmo em uma tabela",
            Label::Contents => "Conteúdo",
            Label::OnOnePage => "A proposta em uma página",
            Label::PairByPair => "Par por par",
            Label::JointWork => "Em que podem trabalhar juntas",
            Label::WhoBringsWhat => "Quem contribui com o quê",
            Label::StepsTaught => "Que fases de uma estratégia podem ensinar",
            Label::StillUnknown => "O que não se sabe e a quem perguntar",
            Label::NextBestPartners => "Os melhores parceiros seguintes",
            Label::SharedStatements => "O que ambas declaram",
            Label::CriteriaOfPair => "A pontuação, critério por critério",
            Label::HowFirm => "Quão firme é o par",
            Label::Sources | Label::SourcesSheet => "Fontes",
            Label::RulesAndPrices => "As regras e quanto custam",
            Label::NoPlan => "Por que não há plano",
            Label::WithoutPartner => "Regiões sem parceiro",
            Label::Screening => "Que regiões podem participar",
            Label::Validity => "O que as pontuações podem dizer",
            Label::Method => "Como a proposta foi feita",
            Label::Data => "Dados e versão",
            Label::HowToCite => "Como citar",
            Label::Country => "País",
            Label::Lowest => "Mínimo",
            Label::Highest => "Máximo",
            Label::KnownShare => "Conhecido",
            Label::Total => "Total",
            Label::MayTakePart => "Pode participar",
            Label::Yes => "sim",
            Label::No => "não",
            Label::Proposal => "Proposta",
            Label::Pairs => "Pares",
            Label::Matrix => "Pontuações",
            Label::WhatCriteriaAdd => "Contribuições",
            Label::Criteria => "Critérios",
            Label::Rules => "Regras",
            Label::Unmatched => "Sem parceiro",
            Label::ScreeningSheet => "Pré-seleção",
            Label::HowToRead => "Como ler",
        };
        text.to_owned()
    }

    fn note(&self, label: Label) -> Option<String> {
        let note = match label {
            Label::Score => "Como as duas se ajustam segundo os critérios do programa, de 0 a 1.",
            Label::Lowest => "A pontuação se todos os valores desconhecidos fossem 0.",
            Label::Highest => "A pontuação se todos os valores desconhecidos fossem 1.",
            Label::KnownShare => "A parte do peso cujos critérios são conhecidos para este par.",
            Label::Probability => "A parte dos bons planos que têm o par; os melhores contam mais.",
            Label::LossWithout => "Quantos pontos o total perde se o par não for formado.",
            Label::UnderOtherWeights => {
                "A parte de outros pesos dos critérios com os quais o melhor plano tem o par."
            }
            Label::ScoreMatrix => {
                "As linhas são regiões do lado esquerdo; as colunas, do direito. Vazio: desconhecido."
            }
            _ => return None,
        };
        Some(note.to_owned())
    }

    fn how_to_read(&self) -> Vec<String> {
        [
            "Todas as folhas, menos a primeira e esta, são tabelas com os títulos na primeira linha; as colunas podem ser filtradas.",
            "As notas dos títulos dizem o que significa cada coluna. Os números são números, com todas as casas decimais; mostram-se só três.",
            "Os totais são fórmulas: se um número muda, eles mudam também. Nada mais é recalculado no arquivo; para refazer o plano com outros pesos ou regras, use o programa.",
            "Na folha de pontuações, quanto mais escura a célula, mais alta a pontuação; uma célula vazia é um valor desconhecido, que não é 0.",
            "Uma pontuação diz como dois perfis se ajustam segundo os critérios indicados. Não diz se a cooperação terá êxito.",
        ]
        .map(str::to_owned)
        .to_vec()
    }

    fn criterion_name(&self, meaning: &Meaning) -> Option<String> {
        let name = match meaning {
            Meaning::NeedsOfSeekerMet => "Necessidades atendidas da região da esquerda",
            Meaning::NeedsOfHostMet => "Necessidades atendidas da região da direita",
            Meaning::SharedStrengths => "Pontos fortes comuns",
            Meaning::SharedAboveMean => "Pontos fortes comuns acima da média",
            Meaning::SharedThemes => "Temas comuns",
            Meaning::EachAddsNearStrengths => "Pontos fortes novos e próximos, de ambas",
            Meaning::HostAddsNearStrengths => "Pontos fortes novos e próximos, da direita",
            Meaning::SeekerAddsNearStrengths => "Pontos fortes novos e próximos, da esquerda",
            Meaning::EachAddsNearTargets => "Metas novas e próximas, de ambas",
            Meaning::HostAddsNearTargets => "Metas novas e próximas, da direita",
            Meaning::SeekerAddsNearTargets => "Metas novas e próximas, da esquerda",
            Meaning::EachAddsRelated => "Domínios novos relacionados, de ambas",
            Meaning::HostAddsRelated => "Domínios novos relacionados, da direita",
            Meaning::SeekerAddsRelated => "Domínios novos relacionados, da esquerda",
            Meaning::SeekerLearns => "Fases que a direita pode ensinar",
            Meaning::HostLearns => "Fases que a esquerda pode ensinar",
            Meaning::BothLearn => "Fases que ambas podem ensinar",
            Meaning::StructuralLikeness => "Estrutura semelhante",
            Meaning::Language => "Língua comum",
            Meaning::Nearness => "Proximidade",
            Meaning::EarlierTies => "Laços anteriores",
            Meaning::NoEarlierTies => "Sem laços anteriores",
            Meaning::Statements(_) | Meaning::Text { .. } => return None,
        };
        Some(name.to_owned())
    }

    fn country(&self, code: &str) -> String {
        country(code, NameIn::Portuguese)
    }

    fn report_title(&self, proposal: &Proposal) -> String {
        format!("Proposta de regiões parceiras: {}", proposal.programme.name)
    }

    fn in_one_sentence(&self, proposal: &Proposal) -> String {
        let total = self.number(proposal.total, 3);
        match (proposal.clash.is_some(), proposal.pairings.len()) {
            (true, _) => "Nenhum plano cumpre as regras do programa.".to_owned(),
            (false, 0) => "Nenhum par é proposto.".to_owned(),
            (false, pairs) => {
                let pairs = match pairs {
                    1 => "Propõe-se um par".to_owned(),
                    many => format!("Propõem-se {} pares", self.count(many)),
                };
                let proof = if proposal.certificate.optimal {
                    "; está demonstrado que nenhum outro plano que cumpra as regras é melhor"
                } else {
                    "; não está demonstrado que nenhum outro plano seja melhor"
                };
                format!("{pairs}, com {total} pontos no total{proof}.")
            }
        }
    }

    fn close_up(&self, side: &str) -> String {
        format!("{side}, de perto")
    }

    fn map_description(&self, pairs: usize, missing: &[String], more: usize) -> String {
        let shown = match pairs {
            0 => "As regiões de ambos os lados.",
            1 => "As duas regiões do par, ligadas por um arco.",
            _ => {
                "Um arco para cada par; os números são os da tabela de pares. Os pontos pequenos são regiões sem parceiro."
            }
        };
        if missing.is_empty() {
            return shown.to_owned();
        }
        let names = self.list_with_more(missing, more);
        format!("{shown} Fora do mapa, porque não se conhecem as suas coordenadas: {names}.")
    }

    fn matrix_description(&self, sides: &Sides, has_pairs: bool, has_observed: bool) -> String {
        let marks = match (has_pairs, has_observed) {
            (true, true) => {
                " Os pares do plano têm uma moldura; os que se formaram na realidade, um anel."
            }
            (true, false) => " Os pares do plano têm uma moldura.",
            (false, true) => " Os pares que se formaram na realidade têm um anel.",
            (false, false) => "",
        };
        let order = if has_pairs {
            ", e as colunas seguem as regiões com que formam par"
        } else {
            ", e as colunas também"
        };
        format!(
            "As linhas são regiões de um lado ({}); as colunas, do outro ({}); quanto mais escura a célula, mais alta a \
             pontuação.{marks} As linhas com pontuações parecidas ficam próximas umas das outras{order}. As pontuações \
             desconhecidas ficam em branco com um traço.",
            sides.left, sides.right
        )
    }

    fn contributions_description(&self) -> String {
        "As partes de cada barra são o que cada critério acrescenta à pontuação do par; juntas formam a pontuação."
            .to_owned()
    }

    fn not_additive(&self) -> String {
        "Com este programa, os critérios não se somam para formar a pontuação, por isso não há partes a desenhar."
            .to_owned()
    }

    fn portfolio_title(&self, left: &str, right: &str) -> String {
        format!("Pontos fortes e necessidades de {left} e de {right}")
    }

    fn portfolio_description(&self, left: &str, right: &str) -> String {
        format!(
            "As barras para a esquerda são de {left}; as barras para a direita, de {right}; uma barra longa é um peso de \
             3. Primeiro vêm os domínios que ambas mencionam."
        )
    }

    fn portfolio_legend(&self) -> String {
        "cheia: ponto forte; vazia: necessidade".to_owned()
    }

    fn strength_of(&self, region: &str) -> String {
        format!("Ponto forte de {region}")
    }

    fn need_of(&self, region: &str) -> String {
        format!("Necessidade de {region}")
    }

    fn links_description(&self) -> String {
        "Uma linha para cada par, de país a país; quanto mais alta a pontuação, mais grossa a linha.".to_owned()
    }

    fn prices_description(&self) -> String {
        "O que o total ganharia sem uma regra se todas as outras fossem mantidas, em pontos. Os preços de várias regras \
         não se somam."
            .to_owned()
    }

    fn brings(&self, giver: &RegionLabel, receiver: &RegionLabel) -> String {
        format!("{} contribui para {}", giver.name, receiver.name)
    }

    fn teaches(&self, teacher: &RegionLabel, learner: &RegionLabel, steps: &[String]) -> String {
        format!("{} pode ensinar a {}: {}.", teacher.name, learner.name, self.list(steps))
    }

    fn teaches_nothing(&self) -> String {
        "Não consta nenhuma fase de que uma precise e que a outra possa ensinar.".to_owned()
    }

    fn nothing_unknown(&self) -> String {
        "Todos os critérios com peso são conhecidos para este par.".to_owned()
    }

    fn no_rules(&self) -> String {
        "O programa não estabelece regras próprias.".to_owned()
    }

    fn all_have_partners(&self) -> String {
        "Todas as regiões têm parceiro.".to_owned()
    }

    fn firm_and_open(&self, firm: &[String], open: &[String]) -> String {
        let firm = match firm {
            [] => "Nenhum par é firme, isto é, está em pelo menos 90 % dos planos bons.".to_owned(),
            _ => format!("Firmes, em pelo menos 90 % dos planos bons: n.º {}.", self.list(firm)),
        };
        let open = match open {
            [] => "Nenhum par está em aberto, isto é, em menos de 50 % deles.".to_owned(),
            _ => format!("Em aberto, em menos de 50 % deles: n.º {}.", self.list(open)),
        };
        format!("{firm} {open}")
    }

    fn first_unmatched(&self, shown: usize, all: usize) -> String {
        format!("As primeiras {} de {} regiões.", self.count(shown), self.count(all))
    }

    fn not_validated(&self) -> String {
        "As pontuações deste relatório não foram comparadas com pares que se formaram na realidade. Elas dizem como dois \
         perfis se ajustam segundo os critérios indicados, não se a cooperação terá êxito."
            .to_owned()
    }

    fn citation(&self, version: &str) -> String {
        format!(
            "Os autores de `regiopair` (2026): `regiopair`, versão {version}: proposta de regiões parceiras com razões e \
             demonstração. Para os dados incluídos, também: relatório final do programa IUC-LAC, `International Urban Cooperation, Latin \
             America and the Caribbean`, 2019; CC BY 4.0."
        )
    }

    fn more(&self, more: usize) -> String {
        format!("e mais {}", self.count(more))
    }
}
