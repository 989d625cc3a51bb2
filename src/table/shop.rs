//! Words of pages that sell one thing.

use super::words::Words;

/// Values of `itemprop` of what is sold.
pub const PRICES: [&str; 2] = ["price", "offers"];
/// Words of the types of what is sold, by Open Graph and schema.org.
pub const PRODUCT_WORD: &str = "product";
/// Types of what is sold in the data of a page.
pub const PRODUCT_TYPES: [&str; 2] = ["Product", "ProductGroup"];
/// What the price of a product is called by meta tags.
pub const PRICE_PROPERTY: &str = "product:price";
/// Values of `og:type` of what is read.
pub const TEXT_TYPES: &Words = &Words::new(&["article", "blog", "news"]);

/// The same by schema.org.
pub const TEXT_SCHEMAS: &[&str] = &[
    "AnalysisNewsArticle",
    "Article",
    "BlogPosting",
    "NewsArticle",
    "OpinionNewsArticle",
    "ReportageNewsArticle",
    "TechArticle",
];

/// What a button says with which something is bought, lower case, sorted.
#[rustfmt::skip]
pub const BUY_LABELS: &Words = &Words::new(&[
    "add to bag", "add to basket", "add to cart", "add to shopping bag", "add to shopping cart", "add to trolley",
    "adicionar ao carrinho", "aggiungi al carrello", "agregar al carrito", "ajouter au panier", "añadir a la cesta",
    "añadir al carrito", "buy it now", "buy now", "comprar", "do koszyka", "dodaj do koszyka", "in den einkaufswagen",
    "in den warenkorb", "in winkelmand", "in winkelwagen", "koop nu", "kosárba", "köp", "legg i handlekurv",
    "lisää ostoskoriin", "lägg i varukorg", "læg i kurv", "pre-order", "pre-order now", "přidat do košíku", "sepete ekle",
    "toevoegen aan winkelwagen", "в корзину", "добавить в корзину", "купить", "カートに入れる", "加入購物車", "加入购物车", "장바구니",
]);
/// Words that stand one after the other in the names of such buttons, lower case.
pub const BUY_NAMES: [&str; 3] = ["addtobag", "addtobasket", "addtocart"];
/// Bytes of a class in which they are looked for.
pub const BUY_NAME_BYTES: usize = 200;

/// What labels of boxes in such pages begin with that say how the goods are brought, paid and sent back, lower case;
#[rustfmt::skip]
pub const DELIVERY_LABELS: &[&str] = &[
    "cambios", "consegna", "consegne", "deliveries", "delivering", "delivery", "devolucion", "devoluciones", "devolución", "devoluções", "dispatch",
    "doprava", "dostawa", "entrega", "entregas", "envio", "envios", "envío", "envíos", "frakt", "kargo", "leverans", "levering", "lieferung",
    "lieferzeit", "livraison", "livrare", "money back", "money-back", "our guarantee", "payment methods", "payment options", "postage",
    "refund", "refunds", "resi", "retour", "retours", "return", "returns", "rückgabe", "shipment", "shipping", "spedizione", "spedizioni",
    "szállítás", "teslimat", "toimitus", "versand", "versandart", "versanddauer", "versandkosten", "verzending", "verzendkosten", "ways to pay",
    "wysyłka", "zwrot", "zwroty", "доставка", "возврат", "оплата", "משלוח", "返品", "送料", "运费", "退換貨", "退货", "配送", "교환", "반품", "배송", "환불",
];
/// words before these, lower case, sorted.
#[rustfmt::skip]
pub const BEFORE_LABELS: &Words = &Words::new(&["about", "bestellung", "easy", "fast", "free", "home", "lieferung", "our", "standard", "the", "versand"]);
/// What labels of boxes begin with that hold other goods, lower case.
#[rustfmt::skip]
pub const OTHER_GOODS: &[&str] = &[
    "ähnliche artikel", "ähnliche produkte", "articoli correlati", "customers also", "customers who", "das könnte", "das könnten", "frequently bought",
    "kunden kauften auch", "more like this", "people also", "people who", "podobne produkty", "prodotti correlati", "productos relacionados",
    "produits associés", "produits similaires", "produtos relacionados", "recently viewed", "related items", "related products",
    "similar items", "similar products", "te puede interesar", "vous aimerez", "wird oft zusammen", "you may also", "you might also",
    "zuletzt angesehen", "похожие товары", "с этим товаром", "関連商品", "相关商品", "相關商品", "관련 상품",
];
/// Words of the longest label.
pub const LABEL_WORDS: u32 = 8;
/// So many labels are looked at; a page with more of them is about delivery itself.
pub const MOST_LABELS: usize = 48;
/// A label stands first in its box, so many levels up,
pub const LABEL_LEVELS: usize = 6;
/// which has at most this share of the kept words of the page.
pub const BOX_PART: f32 = 0.8;
/// The same of a box of other goods,
pub const GOODS_PART: f32 = 0.5;
/// of what a tab shows,
pub const TAB_PART: f32 = 0.7;
/// and of what stands before the headline.
pub const BEFORE_PART: f32 = 0.75;
