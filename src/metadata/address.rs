//! Turns the addresses of a page into absolute ones, and its own address into what it says: a host, a date.

use url::Url;

use super::date::{DayOrder, is_month, read};
use crate::dom::Dom;
use crate::dom::base::{Base, base_of};
use crate::table::addresses::{COUNTRY, DOMAIN_KINDS, HOST_LABEL, HOST_LABELS, WWW};

/// What the addresses on a page are relative to.
#[derive(Debug)]
pub(super) struct Addresses {
    base: Option<Base>,
    page: Option<Url>,
}

impl Addresses {
    /// `page` is where the page came from.
    pub(super) fn of_page(dom: &Dom, page: Option<&str>) -> Addresses {
        let given = page.and_then(|page| Url::parse(page.trim()).ok());
        Addresses { base: base_of(dom, page), page: given }
    }

    /// The absolute form of an address of the web.
    pub(super) fn absolute(&self, address: &str) -> Option<String> {
        let address = address.trim();
        if address.is_empty() {
            return None;
        }
        let url = match &self.base {
            Some(base) => base.join(address),
            None => Url::parse(address),
        };
        url.ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.host().is_some()).map(String::from)
    }

    /// The address that the caller gave.
    pub(super) fn given(&self) -> Option<String> {
        self.page.clone().map(String::from)
    }
}

/// The label of a host that names the site: `example` of `www.example.co.uk`.
pub(super) fn site_label(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let labels: Vec<&str> = url.host_str()?.split('.').filter(|label| !HOST_LABELS.has(label)).collect();
    let longest = labels.split_last().map_or(&[][..], |(_, rest)| rest).iter().rev().find(|label| label.len() >= HOST_LABEL);
    longest.or(labels.first()).map(|label| (*label).to_owned())
}

/// The label of a host that somebody has registered: `kbs` of `news.kbs.co.kr`.
pub(super) fn domain_label(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let is_server = |label: &str| label.strip_prefix(WWW).is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()));
    let mut labels = url.host_str()?.rsplit('.').filter(|label| !is_server(label));
    let country = labels.next()?;
    let label = labels.next()?;
    let is_kind = country.len() == COUNTRY && DOMAIN_KINDS.has(label);
    Some(labels.next().filter(|_| is_kind).unwrap_or(label).to_owned())
}

/// The host without `www.`.
pub(super) fn host(address: &str) -> Option<String> {
    Url::parse(address).ok()?.host_str().map(|host| host.trim_start_matches("www.").to_owned())
}

/// Whether one of the labels of an address's host is this key: `teatimes` of `https://tea-times.example.org/`.
pub(super) fn has_host_label(address: &str, key: &str) -> bool {
    let url = Url::parse(address).ok();
    url.as_ref().and_then(Url::host_str).is_some_and(|host| host.split('.').any(|label| crate::text::key(label) == key))
}

/// Whether an address is that of a home page: it has a host and no more.
pub(super) fn is_home(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| url.path() == "/" && url.query().is_none())
}

/// A day that the path of an address names: `/2026/02/04/`, `/2026-02-04-`, `/20260204/`.
pub(super) fn date_in_path(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let segments: Vec<&str> = url.path_segments()?.collect();
    let day = |text: &str| read(text, DayOrder::DayFirst).filter(|moment| !moment.has_time()).map(|moment| moment.to_string());
    let of_three = segments.windows(3).find_map(|parts| match parts {
        [year, month, rest] if year.len() == 4 && ((1..=3).contains(&month.len()) || is_month(month)) => {
            let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
            let of_month = rest.get(..end).filter(|day| (1..=2).contains(&day.len()))?;
            day(&format!("{year} {month} {of_month}")).or_else(|| day(&format!("{year}-{month}-{of_month}")))
        }
        _ => None,
    });
    of_three.or_else(|| {
        segments.iter().find_map(|segment| {
            let start = segment.get(..10).filter(|start| start.matches('-').count() == 2);
            let compact = Some(*segment).filter(|segment| segment.len() == 8 && segment.starts_with("20"));
            start.or(compact).and_then(day)
        })
    })
}

/// What stands before the `@` of a text that is nothing but an address of mail.
pub(super) fn user_of_address(text: &str) -> Option<&str> {
    let (user, host) = text.split_once('@')?;
    (!text.contains([' ', '/', ':']) && !user.is_empty() && host.contains('.')).then_some(user)
}

/// Drops addresses of pages and of mail.
pub(super) fn without_addresses(text: &str) -> String {
    text.split(' ').filter(|word| !is_address(word)).collect::<Vec<_>>().join(" ")
}

fn is_address(word: &str) -> bool {
    word.contains('@') || word.contains("://") || word.starts_with("www.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{Limits, parse};

    #[test]
    fn addresses_become_absolute_by_the_base() {
        let addresses = |html: &str, page| Addresses::of_page(&parse(html, &Limits::default()), page);
        let based = addresses("<base href='/c/'>", Some("https://example.org/a/b"));
        assert_eq!(based.absolute("d.png").as_deref(), Some("https://example.org/c/d.png"));
        assert_eq!(based.absolute("javascript:void(0)"), None);
        assert_eq!(addresses("", None).absolute("d.png"), None);
    }

    #[test]
    fn a_path_may_name_a_day() {
        for path in [
            "2026/02/04/title",
            "2026/feb/04/title",
            "2026/february/04/title",
            "news/2026-02-04-title",
            "news/20260204/title",
            "2026/2/4/title",
        ] {
            assert_eq!(date_in_path(&format!("https://example.org/{path}")).as_deref(), Some("2026-02-04"), "{path}");
        }
        for path in ["2026/02/title", "item/12345678", "a/2026/13/41/b"] {
            assert_eq!(date_in_path(&format!("https://example.org/{path}")), None, "{path}");
        }
    }

    #[test]
    fn the_host_names_the_site() {
        assert_eq!(site_label("https://www.example.co.uk/x").as_deref(), Some("example"));
        assert_eq!(site_label("https://blog.example.com/").as_deref(), Some("example"));
        for (host, label) in [
            ("www2.tea.example", "tea"),
            ("docs.pot.io", "pot"),
            ("wwwhats.example", "wwwhats"),
            ("world.tea.co.kr", "tea"),
            ("business.tea.edu", "tea"),
            ("tea.at", "tea"),
        ] {
            assert_eq!(domain_label(&format!("https://{host}/x")).as_deref(), Some(label), "{host}");
        }
    }
}
