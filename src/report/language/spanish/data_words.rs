//! Coded words of the data in Spanish: keys and values of attributes, and languages.

use crate::report::language::countries::{NameIn, country};

/// An attribute in words: a Spanish name for those of the dataset, else the key itself.
pub(super) fn key(key: &str) -> String {
    let name = match key {
        "actor" => "actor",
        "call_batch" => "tanda de la convocatoria",
        "call_deadline" => "plazo de la convocatoria",
        "capital" => "capital",
        "challenge" => "reto",
        "country" => "país",
        "gdp_year" => "año del PIB",
        "gerd_pct_gdp" => "gasto en I+D en % del PIB",
        "language" => "idioma",
        "level" => "nivel territorial",
        "motivation" => "motivación",
        "need" => "necesidad",
        "s3_adopted" => "adopción de la estrategia",
        "s3-status" => "estado de la estrategia",
        "sdg" => "ODS",
        "strength" => "fortaleza",
        "strategy_period" => "periodo de la estrategia",
        "terrain" => "relieve",
        "unemployment_pct" => "tasa de desempleo en %",
        other => return other.replace('_', " "),
    };
    name.to_owned()
}

/// A value of an attribute in words.
pub(super) fn value(key: &str, value: &str) -> String {
    match key {
        "country" => country(value, NameIn::Spanish),
        "language" => language(value),
        "terrain" | "level" => place(value),
        "s3-status" => strategy(value),
        _ => value.to_owned(),
    }
}

/// A kind of terrain or of unit.
pub(super) fn place(word: &str) -> String {
    let name = match word {
        "coastal" => "costa",
        "desert" => "desierto",
        "island" => "isla",
        "metropolitan-area" => "área metropolitana",
        "mountain" => "montaña",
        "municipal-consortium" => "consorcio municipal",
        "plateau" => "meseta",
        "rainforest" => "selva",
        "region" => "región",
        "region-group" => "grupo de regiones",
        "sub-region" => "subregión",
        "urban" => "zona urbana",
        other => other,
    };
    name.to_owned()
}

/// How far a strategy of smart specialisation is.
fn strategy(word: &str) -> String {
    let name = match word {
        "has" => "vigente",
        "none" => "sin estrategia",
        "pilot" => "piloto",
        "preparing" => "en preparación",
        "unknown" => "desconocido",
        other => other,
    };
    name.to_owned()
}

/// A language by its code of ISO 639; the code if it has no name here.
pub(super) fn language(code: &str) -> String {
    let name = match code {
        "ay" => "aimara",
        "bg" => "búlgaro",
        "br" => "bretón",
        "ca" => "catalán",
        "co" => "corso",
        "cs" => "checo",
        "cy" => "galés",
        "da" => "danés",
        "de" => "alemán",
        "el" => "griego",
        "en" => "inglés",
        "es" => "español",
        "et" => "estonio",
        "eu" => "euskera",
        "fi" => "finés",
        "fr" => "francés",
        "fur" => "friulano",
        "fy" => "frisón",
        "ga" => "irlandés",
        "gcf" => "criollo antillano",
        "gd" => "gaélico escocés",
        "gl" => "gallego",
        "gn" => "guaraní",
        "hr" => "croata",
        "ht" => "criollo haitiano",
        "hu" => "húngaro",
        "it" => "italiano",
        "kw" => "córnico",
        "lb" => "luxemburgués",
        "lt" => "lituano",
        "lv" => "letón",
        "mt" => "maltés",
        "nah" => "náhuatl",
        "nds" => "bajo alemán",
        "nl" => "neerlandés",
        "no" => "noruego",
        "oc" => "occitano",
        "pl" => "polaco",
        "pt" => "portugués",
        "qu" => "quechua",
        "rcf" => "criollo de Reunión",
        "ro" => "rumano",
        "sc" => "sardo",
        "sco" => "escocés",
        "se" => "sami septentrional",
        "sk" => "eslovaco",
        "sl" => "esloveno",
        "sv" => "sueco",
        "tr" => "turco",
        "uk" => "ucraniano",
        other => other,
    };
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::{key, language, value};

    #[test]
    fn unknown_words_stay_as_they_are() {
        assert_eq!(key("hub_status"), "hub status");
        assert_eq!(key("sdg"), "ODS");
        assert_eq!(value("terrain", "mountain"), "montaña");
        assert_eq!(value("terrain", "karst"), "karst");
        assert_eq!(value("hub_status", "mountain"), "mountain");
        assert_eq!([language("es"), language("xx")], ["español", "xx"]);
    }

    #[cfg(feature = "data")]
    #[test]
    fn every_language_and_key_of_the_data_has_a_name() {
        use crate::profile::Dataset;

        let dataset = Dataset::iuc_lac_open_call();
        for region in &dataset.tables().regions {
            for code in &region.languages {
                assert_ne!(&language(code), code);
            }
        }
        for attribute in &dataset.tables().attributes {
            assert!(!key(&attribute.key).contains('_'), "{}", attribute.key);
        }
    }
}
