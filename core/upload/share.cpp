#include "core/upload/share.h"

#include "core/base/json.h"

using namespace Qt::StringLiterals;

namespace limner {

const QStringList &shareFields()
{
    static const QStringList fields{u"prompt"_s, u"negative"_s, u"model"_s,    u"seed"_s,
                                    u"size"_s,   u"date"_s,     u"settings"_s, u"download"_s};
    return fields;
}

QStringList usualShareFields()
{
    return {u"prompt"_s, u"model"_s, u"date"_s};
}

QString shareOptionsToText(const ShareOptions &options)
{
    Json shown = Json::array(); // in one order, so that equal pages are equal
    for (const QString &field : shareFields()) {
        if (options.shown.contains(field))
            shown.push_back(field.toStdString());
    }
    Json words = Json::object();
    for (const auto &[what, word] : options.words)
        words[what.toStdString()] = word.toStdString();
    const Json out{{"shown", std::move(shown)},
                   {"language", options.language.toStdString()},
                   {"words", std::move(words)}};
    return QString::fromUtf8(toBytes(out));
}

ShareOptions shareOptionsFromText(const QString &text)
{
    const Json read = parseJson(text.toUtf8()).value_or(Json{});
    ShareOptions out;
    out.language = textAt(read, "language", out.language);
    if (!memberAt(read, "shown").is_array())
        out.shown = usualShareFields();
    for (const Json &field : memberAt(read, "shown"))
        out.shown.append(toText(field));
    const Json &words = memberAt(read, "words");
    if (words.is_object()) {
        for (const auto &[what, word] : words.items())
            out.words[QString::fromStdString(what)] = toText(word);
    }
    return out;
}

QString toString(ShareState state)
{
    switch (state) {
    case ShareState::Pending:
        return u"pending"_s;
    case ShareState::Published:
        return u"published"_s;
    case ShareState::Removed:
        break;
    }
    return u"removed"_s;
}

} // namespace limner
