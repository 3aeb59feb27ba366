//! The files of the page, which are built from `web/` and part of the program.

/// A file of the page.
#[derive(Debug, Clone, Copy)]
pub struct Asset {
    /// Its path in the address.
    path: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Its content.
    pub content: &'static str,
}

const ASSETS: [Asset; 4] = [
    Asset {
        path: "/",
        media_type: "text/html; charset=utf-8",
        content: include_str!("../../../web/dist/index.html"),
    },
    Asset {
        path: "/page.js",
        media_type: "text/javascript; charset=utf-8",
        content: include_str!("../../../web/dist/page.js"),
    },
    Asset {
        path: "/page.css",
        media_type: "text/css; charset=utf-8",
        content: include_str!("../../../web/dist/page.css"),
    },
    Asset {
        path: "/LICENSES.txt",
        media_type: "text/plain; charset=utf-8",
        content: include_str!("../../../web/dist/LICENSES.txt"),
    },
];

impl Asset {
    /// The file at a path of the address.
    pub fn at(path: &str) -> Option<Asset> {
        ASSETS.into_iter().find(|asset| asset.path == path)
    }
}
