#include "ui/compose/form/jsontext.h"

#include "core/schema/fromtext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

struct JsonText {
    Q_DECLARE_TR_FUNCTIONS(JsonText)
};

//! Stops at the first mistake and keeps its place, without exceptions.
class Reader final : public nlohmann::json_sax<Json> {
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t &) override { return true; }
    bool string(string_t &) override { return true; }
    bool binary(binary_t &) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t &) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t position, const std::string &token,
                     const nlohmann::detail::exception &) override
    {
        m_position = position;
        m_token = QString::fromUtf8(token);
        return false;
    }

    [[nodiscard]] std::size_t position() const { return m_position; }
    [[nodiscard]] const QString &token() const { return m_token; }

private:
    std::size_t m_position = 0; //!< bytes read, the wrong one included
    QString m_token;
};

bool looksLikeJson(const QString &text)
{
    return text.startsWith(u'[') || text.startsWith(u'{');
}

QString itemType(const Parameter &parameter)
{
    return textAt(parameter.items, "type");
}

QStringList linesOf(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(u'\n')) {
        if (const QString entry = line.trimmed(); !entry.isEmpty())
            lines << entry;
    }
    return lines;
}

Json entryOf(const Parameter &parameter, const QString &line)
{
    const QString type = itemType(parameter);
    if (type != "integer"_L1 && type != "number"_L1)
        return toJson(line);
    Parameter item;
    item.kind = type == "integer"_L1 ? ParameterKind::Integer : ParameterKind::Number;
    return valueFromText(item, line); // still text where it is no number: validation says so
}

bool fitsOnALine(const Json &entry)
{
    if (entry.is_number())
        return true;
    const QString text = toText(entry);
    return entry.is_string() && !text.contains(u'\n') && !text.isEmpty() &&
           text == text.trimmed() && !looksLikeJson(text);
}

} // namespace

bool isLineList(const Parameter &parameter)
{
    static const QStringList types{u"string"_s, u"integer"_s, u"number"_s, QString{}};
    return parameter.kind == ParameterKind::List && types.contains(itemType(parameter));
}

Json valueOfText(const Parameter &parameter, const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return nullptr;
    if (!isLineList(parameter) || looksLikeJson(trimmed)) {
        const Result<Json> parsed = parseJson(trimmed.toUtf8());
        return parsed ? *parsed : toJson(trimmed);
    }
    Json list = Json::array();
    for (const QString &line : linesOf(trimmed))
        list.push_back(entryOf(parameter, line));
    return list;
}

QString textOfValue(const Parameter &parameter, const Json &value)
{
    if (value.is_null())
        return {};
    // What was no JSON when the draft was kept; any other text is a value where all JSON is.
    if (value.is_string() && (!parameter.isOpaque || looksLikeJson(toText(value))))
        return toText(value);
    const bool byLines = isLineList(parameter) && value.is_array() && !value.empty() &&
                         std::all_of(value.begin(), value.end(), fitsOnALine);
    // A list of unknown entries would come back from its lines as texts.
    const bool isSure = itemType(parameter).isEmpty()
                            ? std::all_of(value.begin(), value.end(),
                                          [](const Json &entry) { return entry.is_string(); })
                            : true;
    if (byLines && isSure) {
        QStringList lines;
        for (const Json &entry : value)
            lines << toText(entry);
        return lines.join(u'\n');
    }
    const bool isShort = toBytes(value).size() <= 40;
    return isShort
               ? QString::fromUtf8(toBytes(value))
               : QString::fromStdString(value.dump(2, ' ', false, Json::error_handler_t::replace));
}

QString jsonTrouble(const Parameter &parameter, const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() || (isLineList(parameter) && !looksLikeJson(trimmed)))
        return {};
    const QByteArray bytes = text.toUtf8();
    if (parseJson(trimmed.toUtf8()))
        return {};
    Reader reader;
    const bool reads = Json::sax_parse(bytes.begin(), bytes.end(), &reader);
    if (reads)
        return JsonText::tr("It is nested too deeply.");
    const auto read = static_cast<qsizetype>(reader.position());
    const bool isCut = read > bytes.size() || reader.token().isEmpty();
    const QString before = QString::fromUtf8(bytes.left(std::max<qsizetype>(0, read - 1)));
    const qsizetype line = before.count(u'\n') + 1;
    const qsizetype column = before.size() - before.lastIndexOf(u'\n');
    const QString place = JsonText::tr("line %1, column %2").arg(line).arg(column);
    if (isCut)
        return JsonText::tr("It ends too early, in %1.").arg(place);
    return JsonText::tr("It goes wrong at %1.").arg(place);
}

} // namespace limner
