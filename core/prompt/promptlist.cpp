#include "core/prompt/promptlist.h"

#include "core/prompt/csvreader.h"
#include "core/prompt/prompttrouble.h"
#include "core/prompt/textfile.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using K = PromptTrouble::Kind;

constexpr qint64 largestFile = 16 << 20; // bytes
constexpr qsizetype mostColumns = 200;

tl::unexpected<Error> tooMany()
{
    return fail(promptError({K::TooManyRows, {QString::number(mostPromptRows)}}));
}

Result<QStringList> headerOf(const CsvReader::Record &record)
{
    QStringList names;
    for (const QString &field : record.fields)
        names.append(field.trimmed());
    while (!names.isEmpty() && names.constLast().isEmpty())
        names.removeLast();
    if (!names.contains(u"prompt"_s, Qt::CaseInsensitive))
        return fail(promptError({.kind = K::NoPromptColumn, .line = record.line}));
    if (names.size() > mostColumns)
        return fail(promptError({.kind = K::TooManyColumns,
                                 .about = {QString::number(mostColumns)},
                                 .line = record.line}));
    if (QSet<QString>{names.begin(), names.end()}.size() != names.size() ||
        names.contains(QString{}))
        return fail(promptError({.kind = K::ColumnUnnamed, .line = record.line}));
    return names;
}

Result<PromptRow> rowOf(const CsvReader::Record &record, const QStringList &names)
{
    PromptRow row{.line = record.line};
    for (qsizetype i = 0; i < record.fields.size(); ++i) {
        const QString &field = record.fields[i];
        if (field.trimmed().isEmpty())
            continue;
        if (i >= names.size())
            return fail(promptError({.kind = K::TooManyFields, .line = record.line}));
        if (names[i].compare("prompt"_L1, Qt::CaseInsensitive) == 0)
            row.prompt = field;
        else
            row.values.emplace_back(names[i], field.trimmed());
    }
    return row;
}

} // namespace

std::optional<QString> PromptRow::value(const QString &name) const
{
    const auto found = std::find_if(values.begin(), values.end(),
                                    [&name](const auto &one) { return one.first == name; });
    return found == values.end() ? std::nullopt : std::optional{found->second};
}

Result<std::vector<PromptRow>> promptsOfText(const QString &text)
{
    std::vector<PromptRow> rows;
    int line = 0;
    for (const QString &one : text.split(u'\n')) {
        ++line;
        const QString prompt = one.trimmed();
        if (prompt.isEmpty() || prompt.startsWith(u'#'))
            continue;
        if (rows.size() >= mostPromptRows)
            return tooMany();
        rows.push_back({.line = line, .prompt = prompt});
    }
    return rows;
}

Result<std::vector<PromptRow>> promptsOfCsv(const QString &text)
{
    CsvReader reader{text};
    QStringList names;
    std::vector<PromptRow> rows;
    while (true) {
        const Result<std::optional<CsvReader::Record>> record = reader.next();
        if (!record)
            return propagate(record);
        if (!*record)
            return rows;
        const QStringList &fields = (*record)->fields;
        if (std::all_of(fields.begin(), fields.end(),
                        [](const QString &field) { return field.trimmed().isEmpty(); }))
            continue;
        if (names.isEmpty()) {
            const Result<QStringList> header = headerOf(**record);
            if (!header)
                return propagate(header);
            names = *header;
            continue;
        }
        Result<PromptRow> row = rowOf(**record, names);
        if (!row)
            return propagate(row);
        if (rows.size() >= mostPromptRows)
            return tooMany();
        rows.push_back(std::move(*row));
    }
}

Result<std::vector<PromptRow>> promptsOfFile(const QString &path)
{
    const Result<QString> text = readTextFile(path, largestFile);
    if (!text)
        return propagate(text);
    const bool isTable = path.endsWith(".csv"_L1, Qt::CaseInsensitive) ||
                         path.endsWith(".tsv"_L1, Qt::CaseInsensitive);
    Result<std::vector<PromptRow>> rows = isTable ? promptsOfCsv(*text) : promptsOfText(*text);
    if (rows && rows->empty())
        return fail(promptError({K::NoPrompt}));
    return rows;
}

} // namespace limner
