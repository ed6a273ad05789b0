#include "core/prompt/presetstore.h"

#include "core/database/columns.h"
#include "core/prompt/prompttrouble.h"

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using K = PromptTrouble::Kind;

constexpr qint64 mostPresets = 10'000;
constexpr qsizetype largestFile = 8 << 20; // bytes
constexpr size_t mostImported = 2'000;
constexpr int fileFormat = 1;

Result<> settled(const Result<QSqlQuery> &done)
{
    return done ? Result<>{} : Result<>{propagate(done)};
}

Result<> found(const Result<QSqlQuery> &done)
{
    if (!done)
        return propagate(done);
    return Database::changed(*done) > 0 ? Result<>{} : Result<>{fail(ErrorKind::NotFound)};
}

} // namespace

Result<std::vector<Preset>> PresetStore::read(const QString &where, const QVariantList &values)
{
    Result<QSqlQuery> rows = m_database.run(
        u"SELECT id, folder, name, body, cover, created_at FROM presets"_s + where, values);
    if (!rows)
        return propagate(rows);
    std::vector<Preset> out;
    while (rows->next()) {
        const Result<Json> body = parseJson(rows->value(3).toString().toUtf8());
        out.push_back({.id = rows->value(0).toLongLong(),
                       .folder = rows->value(1).toString(),
                       .name = rows->value(2).toString(),
                       .body = body ? *body : Json::object(),
                       .cover = rows->value(4).isNull() ? QString{} : rows->value(4).toString(),
                       .createdAt = timeFrom(rows->value(5))});
    }
    return out;
}

Result<std::vector<Preset>> PresetStore::all()
{
    return read(u" ORDER BY folder, name COLLATE NOCASE, name"_s, {});
}

Result<QString> PresetStore::freeName(const QString &folder, const QString &name)
{
    Result<QSqlQuery> rows =
        m_database.run(u"SELECT name FROM presets WHERE folder = ?"_s, {textColumn(folder)});
    if (!rows)
        return propagate(rows);
    QStringList taken;
    while (rows->next())
        taken.append(rows->value(0).toString());
    QString free = name;
    for (int number = 2; taken.contains(free); ++number)
        free = u"%1 %2"_s.arg(name).arg(number);
    return free;
}

Result<Preset> PresetStore::add(Preset preset)
{
    preset.folder = presetFolder(preset.folder);
    preset.name = presetName(preset.name);
    if (preset.name.isEmpty())
        return fail(promptError({K::PresetUnnamed}));
    const Result<Json> body = presetBody(preset.body);
    if (!body)
        return propagate(body);
    preset.body = *body;
    Database::Transaction transaction{m_database};
    Result<QSqlQuery> number = m_database.run(u"SELECT count(*) FROM presets"_s);
    if (!number)
        return propagate(number);
    if (number->next() && number->value(0).toLongLong() >= mostPresets)
        return fail(promptError({K::TooManyPresets, {QString::number(mostPresets)}}));
    const Result<QString> name = freeName(preset.folder, preset.name);
    if (!name)
        return propagate(name);
    preset.name = *name;
    const Result<QSqlQuery> added = m_database.run(
        u"INSERT INTO presets (folder, name, body, cover, created_at)"
        " VALUES (?, ?, ?, ?, ?)"_s,
        {textColumn(preset.folder), preset.name, QString::fromUtf8(toBytes(preset.body)),
         nullableText(preset.cover), preset.createdAt.toMSecsSinceEpoch()});
    if (!added)
        return propagate(added);
    preset.id = added->lastInsertId().toLongLong();
    if (const Result<> committed = transaction.commit(); !committed)
        return propagate(committed);
    return preset;
}

Result<> PresetStore::rename(qint64 id, const QString &folder, const QString &name)
{
    const QString wanted = presetName(name);
    if (wanted.isEmpty())
        return fail(promptError({K::PresetUnnamed}));
    return found(m_database.run(u"UPDATE presets SET folder = ?, name = ? WHERE id = ?"_s,
                                {textColumn(presetFolder(folder)), wanted, id}));
}

Result<> PresetStore::setBody(qint64 id, const Json &body)
{
    const Result<Json> clean = presetBody(body);
    if (!clean)
        return propagate(clean);
    return found(m_database.run(u"UPDATE presets SET body = ? WHERE id = ?"_s,
                                {QString::fromUtf8(toBytes(*clean)), id}));
}

Result<> PresetStore::setCover(qint64 id, const QString &uuid)
{
    return found(
        m_database.run(u"UPDATE presets SET cover = ? WHERE id = ?"_s, {nullableText(uuid), id}));
}

Result<std::optional<Preset>> PresetStore::remove(qint64 id)
{
    Result<std::vector<Preset>> there = read(u" WHERE id = ?"_s, {id});
    if (!there)
        return propagate(there);
    if (there->empty())
        return std::optional<Preset>{};
    const Result<> gone = settled(m_database.run(u"DELETE FROM presets WHERE id = ?"_s, {id}));
    if (!gone)
        return propagate(gone);
    return std::optional{there->front()};
}

Result<QByteArray> PresetStore::exported(const QString &folder)
{
    const Result<std::vector<Preset>> presets = all();
    if (!presets)
        return propagate(presets);
    OrderedJson list = OrderedJson::array();
    for (const Preset &one : *presets) {
        if (folder.isEmpty() || one.folder == folder || one.folder.startsWith(folder + u'/'))
            list.push_back({{"folder", one.folder.toStdString()},
                            {"name", one.name.toStdString()},
                            {"body", one.body}});
    }
    return toBytes(OrderedJson{{"limner_presets", fileFormat}, {"presets", std::move(list)}});
}

Result<int> PresetStore::import(const QByteArray &file, const QDateTime &now)
{
    if (file.size() > largestFile)
        return fail(promptError({K::PresetFileTooLarge, {QString::number(largestFile >> 20)}}));
    const Result<Json> json = parseJson(file);
    if (!json || !integerAt(*json, "limner_presets") || !memberAt(*json, "presets").is_array())
        return fail(promptError({K::NotAPresetFile}));
    if (*integerAt(*json, "limner_presets") > fileFormat)
        return fail(promptError({K::LaterPresetFile}));
    const Json &presets = memberAt(*json, "presets");
    if (presets.size() > mostImported)
        return fail(promptError({K::TooManyInFile, {QString::number(mostImported)}}));
    Database::Transaction transaction{m_database};
    for (const Json &one : presets) {
        const Result<Preset> added = add({.folder = textAt(one, "folder"),
                                          .name = textAt(one, "name"),
                                          .body = memberAt(one, "body"),
                                          .createdAt = now});
        if (!added)
            return propagate(added);
    }
    if (const Result<> committed = transaction.commit(); !committed)
        return propagate(committed);
    return static_cast<int>(presets.size());
}

} // namespace limner
