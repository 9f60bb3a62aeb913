//! The service over HTTP, with the emulator behind it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use authgear_admin_fixtures::Emulator;
use reqwest::{Client, StatusCode};
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// The service on a port of its own.
async fn start(emulator: &Emulator) -> String {
    service::prepare(&emulator.client()).await.unwrap();
    // A second time, the role is there.
    service::prepare(&emulator.client()).await.unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let router = service::router(emulator.client());
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}

#[tokio::test]
async fn signs_up_lists_and_disables() {
    let emulator = Emulator::builder().users(30).start().await.unwrap();
    let (url, http) = (start(&emulator).await, Client::new());
    let sign_up = || http.post(format!("{url}/hooks/signup")).json(&json!({ "email": "jo@example.com" }));

    let answer = sign_up().send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::CREATED);
    let user: Value = answer.json().await.unwrap();
    assert_eq!(user["roles"], json!(["member"]));
    assert_eq!(sign_up().send().await.unwrap().status(), StatusCode::UNPROCESSABLE_ENTITY);

    let disable = format!("/users/{}/disable", user["id"].as_str().unwrap());
    let (before, pages) = walk(&http, &url).await;
    assert!(pages > 1 && before.contains(&disable) && before.contains("member"), "{before}");
    assert!(http.post(url.clone() + &disable).send().await.unwrap().status().is_success());
    assert!(!walk(&http, &url).await.0.contains(&disable));

    for nobody in ["nonsense", "Um9sZTpleGFtcGxl", "VXNlcjowMDAwMDAwMC0wMDAwLTAwMDAtMDAwMC0wMDAwMDAwMDAwMDA"]
    {
        let answer = http.post(format!("{url}/users/{nobody}/disable")).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{nobody}");
    }
}

/// All pages, one after another, and how many there are.
async fn walk(http: &Client, url: &str) -> (String, usize) {
    let (mut all, mut pages, mut next) = (String::new(), 0, Some("/users".to_owned()));
    while let Some(path) = next {
        let page = http.get(url.to_owned() + &path).send().await.unwrap().text().await.unwrap();
        next = page.split_once("<a href=\"").map(|(_, link)| link.split('"').next().unwrap().to_owned());
        all += &page;
        pages += 1;
    }
    (all, pages)
}
