#pragma once

#include "app/api/apirequest.h"

#include <QHash>
#include <QString>

namespace limner {

//! What stands for the `{{names}}` of a page: HTML already.
using PageWords = QHash<QByteArray, QByteArray>;

//! `en` or `zh`: what the address says (`?lang=`), else what the browser likes best, else English.
[[nodiscard]] QByteArray pageLanguage(const ApiRequest &request);
//! The words of that language, and all of them as JSON under the name `words`, for scripts.
[[nodiscard]] PageWords pageWords(const QByteArray &language);
//! For text between tags, and within attributes in double quotes.
[[nodiscard]] QByteArray htmlOf(const QString &text);
//! Goes over the page once: what is filled in is not looked at again.
[[nodiscard]] QByteArray filled(const QByteArray &page, const PageWords &words);

} // namespace limner
