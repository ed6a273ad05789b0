#pragma once

#include <QString>

#include <utility>
#include <vector>

namespace limner {

//! A text of settings as the AUTOMATIC1111 web UI writes it, taken apart: lines of the prompt,
//! lines that begin with "Negative prompt:", and a last line of "Key: value" pairs with commas
//! between.
struct A1111Parts {
    QString prompt = {};
    QString negativePrompt = {};
    //! In the order of the text; values without their quotes.
    std::vector<std::pair<QString, QString>> pairs = {};

    //! The first value of that name, whatever its case; "" when there is none.
    [[nodiscard]] QString value(QStringView key) const;
};

//! Never fails: a text without settings is all prompt. Works in time that grows with the text
//! alone.
[[nodiscard]] A1111Parts a1111Parts(const QString &text);

} // namespace limner
