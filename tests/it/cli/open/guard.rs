//! Only the page itself is answered.

use super::*;

fn page() -> (Folder, Page) {
    let folder = Folder::with(&[("test.leadc", CONTRACT), ("secret.txt", "a secret")]);
    let page = Page::start(&folder, &["test.leadc"]);
    (folder, page)
}

#[test]
fn the_page_may_load_nothing_from_elsewhere() {
    let (_folder, page) = page();
    let answer = page.get("/");
    assert_eq!(answer.status, 200);
    let head = answer.head.to_ascii_lowercase();
    for header in [
        "content-security-policy: default-src 'none'; script-src 'self';",
        "frame-ancestors 'none'",
        "x-content-type-options: nosniff",
        "referrer-policy: no-referrer",
        "cache-control: no-store",
    ] {
        assert!(head.contains(header), "{header} is not in {head}");
    }
    assert!(!answer.body.contains("http"), "the page names an address");
    for asset in ["/page.js", "/page.css", "/LICENSES.txt"] {
        assert_eq!(page.get(asset).status, 200, "{asset}");
    }
}

#[test]
fn a_request_for_another_host_is_refused() {
    let (_folder, page) = page();
    let port = page.host.rsplit(':').next().expect("a port").to_owned();
    for host in [
        "evil.example".to_owned(),
        format!("localhost.evil.example:{port}"),
        String::new(),
    ] {
        let request = format!("GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        assert_eq!(page.answer(&request).status, 421, "{host}");
    }
    let twice = format!(
        "GET / HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        host = page.host
    );
    assert_eq!(page.answer(&twice).status, 421);
}

#[test]
fn a_request_of_another_page_is_refused() {
    let (_folder, page) = page();
    let own = page.request("/api/open", &[], "");
    assert_eq!(page.answer(&own).status, 200);
    let origin = format!("Origin: http://{}", page.host);
    for other in [
        "Origin: https://evil.example",
        "Origin: null",
        "Origin: http://127.0.0.1:1",
    ] {
        let request = own.replace(&origin, other);
        assert_ne!(request, own);
        assert_eq!(page.answer(&request).status, 403, "{other}");
    }
}

#[test]
fn a_request_without_the_token_is_refused() {
    let (_folder, page) = page();
    let own = page.request("/api/open", &[], "");
    for token in [
        "",
        "0",
        "00000000000000000000000000000000",
        &page.token[1..],
    ] {
        let request = own.replace(&page.token, token);
        assert_eq!(page.answer(&request).status, 403, "{token}");
    }
    for path in [
        "/api/ask",
        "/api/save",
        "/api/lsp",
        "/api/later",
        "/api/close",
    ] {
        let request = own.replace("/api/open", path).replace(&page.token, "wrong");
        assert_eq!(page.answer(&request).status, 403, "{path}");
    }
}

#[test]
fn no_other_file_can_be_asked_for() {
    let (_folder, page) = page();
    for path in [
        "/secret.txt",
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "//secret.txt",
        "/api/open",
    ] {
        let answer = page.get(path);
        assert_eq!(answer.status, 405, "{path}");
        assert!(!answer.body.contains("a secret"));
        let answer = page.post(path, &[], "");
        assert!(path == "/api/open" || answer.status == 404, "{path}");
    }
}

#[test]
fn a_body_that_is_too_large_is_refused_before_it_is_read() {
    let (_folder, page) = page();
    let own = page.request("/api/save", &[("X-Leadc-Hash", "")], "");
    let request = own.replace("Content-Length: 0", "Content-Length: 99999999999");
    assert_eq!(page.answer(&request).status, 413);
}

#[test]
fn what_is_no_question_of_an_open_page_is_not_answered() {
    let (_folder, page) = page();
    let ask = |session, body| {
        page.post("/api/ask", &[("X-Leadc-Session", session)], body)
            .status
    };
    assert_eq!(ask("0", "{\"ask\": \"doc\"}"), 404, "no page is open");
    page.open();
    assert_eq!(ask("0", "{\"ask\": \"doc\"}"), 200);
    for odd in ["", "[", "{\"ask\": \"everything\"}", "{\"ask\": \"leads\"}"] {
        assert_eq!(ask("0", odd), 404, "{odd}");
    }
}
