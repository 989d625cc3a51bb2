//! What single characters are: letters, digits, spaces, marks.

/// What a character is to the counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// White space, or nothing yet.
    #[default]
    Space,
    /// A small letter, or one of a script without case.
    Lower,
    /// A capital letter.
    Upper,
    /// A digit.
    Digit,
    /// A character of a script without spaces between words.
    Unspaced,
    /// `.`, `!`, `?` and their kin.
    Stop,
    /// `,` and its kin.
    Comma,
    /// `|`, `·`, `»` and other marks that stand between the parts of a bar.
    Separator,
    /// A sign of money.
    Money,
    /// Quotation marks and brackets that close.
    Close,
    /// Any other mark.
    Mark,
}

impl Class {
    /// Whether the character is part of a word.
    #[must_use]
    pub fn is_word(self) -> bool {
        matches!(self, Class::Lower | Class::Upper | Class::Digit | Class::Unspaced)
    }

    /// The class of a character.
    ///
    /// ```
    /// use tamis::text::Class;
    ///
    /// assert_eq!(['é', '茶', '·'].map(Class::of), [Class::Lower, Class::Unspaced, Class::Separator]);
    /// ```
    #[must_use]
    pub fn of(c: char) -> Class {
        match ASCII.get(c as usize) {
            Some(class) => *class,
            None => Class::of_other(c),
        }
    }

    const fn of_ascii(c: char) -> Class {
        match c {
            'a'..='z' | '_' => Class::Lower,
            'A'..='Z' => Class::Upper,
            '0'..='9' => Class::Digit,
            ' ' | '\t' | '\n' | '\r' | '\x0c' => Class::Space,
            '.' | '!' | '?' => Class::Stop,
            ',' | ';' => Class::Comma,
            '|' | '/' | '>' => Class::Separator,
            '$' => Class::Money,
            ')' | ']' | '}' | '"' => Class::Close,
            _ => Class::Mark,
        }
    }

    pub(super) fn of_other(c: char) -> Class {
        match c {
            '\u{a0}' | '\u{200b}' | '\u{ad}' | '\u{feff}' => Class::Space,
            '…' | '。' | '！' | '？' | '؟' | '।' | '۔' | '．' => Class::Stop,
            '،' | '、' | '，' | '；' => Class::Comma,
            '·' | '•' | '»' | '›' | '→' | '＞' | '｜' => Class::Separator,
            '€' | '£' | '¥' | '￥' | '₹' | '₽' | '₩' | '₺' | '₴' | '฿' | '₫' => Class::Money,
            '”' | '’' | '“' | '」' | '』' | '）' => Class::Close,
            _ => Class::of_letter(c),
        }
    }

    fn of_letter(c: char) -> Class {
        if is_unspaced(c) {
            Class::Unspaced
        } else if c.is_uppercase() {
            Class::Upper
        } else if c.is_alphabetic() {
            Class::Lower
        } else if c.is_numeric() {
            Class::Digit
        } else if c.is_whitespace() {
            Class::Space
        } else {
            Class::Mark
        }
    }
}

/// The classes of the characters that most pages are made of.
pub(super) static ASCII: [Class; 128] = {
    let mut classes = [Class::Mark; 128];
    let mut at = 0;
    while at < classes.len() {
        classes[at] = Class::of_ascii(at as u8 as char);
        at += 1;
    }
    classes
};

/// Whether the character belongs to a script that writes no spaces between words: Han, Kana, Thai, Lao, Khmer, Myanmar.
#[must_use]
pub fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9d}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether a character has no width: the places where a word may be parted, and marks of byte order.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')
}

/// Whether a text has nothing but white space, or nothing at all.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    // Most of what stands between elements is spaces and line ends, of which no table of characters needs to be asked.
    let plain = text.bytes().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n')).count();
    text.get(plain..).unwrap_or_default().chars().all(char::is_whitespace)
}

/// Whether a text has nothing but the spaces that most markup is laid out with, or nothing at all.
#[must_use]
pub fn is_plain_space(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' ' | b'\t' | b'\n'))
}

/// Whether the character ends a sentence without a space behind it.
pub(super) fn ends_unspaced(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '．')
}
