#include "ui/compose/prompts/presetflow.h"

#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/library/inputtrouble.h"
#include "core/library/library.h"
#include "core/prompt/presetstore.h"
#include "ui/common/errortext.h"
#include "ui/compose/composeflow.h"
#include "ui/compose/composepanel.h"
#include "ui/compose/prompts/presetcovers.h"
#include "ui/compose/prompts/promptbar.h"

#include <QFileDialog>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr qint64 largestFile = 8 << 20; // bytes

Result<> withoutValue(const auto &result)
{
    return result ? Result<>{} : Result<>{propagate(result)};
}

QString folderOf(const QString &path)
{
    return path.contains(u'/') ? path.section(u'/', 0, -2) : QString{};
}

//! The form's values without secrets and without what is kept beside them.
Json bodyOf(const ComposePanel &panel, PresetSheet::Part part)
{
    const Json draft = parseJson(panel.draft()).value_or(Json::object());
    Json values = memberAt(draft, "values");
    if (!values.is_object())
        values = Json::object();
    const Roles roles = rolesOf(panel.schema());
    Json body = Json::object();
    const auto takeOut = [&](const char *key, const QString &name) {
        const auto found = values.find(name.toStdString());
        if (name.isEmpty() || found == values.end())
            return;
        if (part == PresetSheet::Part::All)
            body[key] = *found;
        values.erase(found);
    };
    takeOut("prompt", roles.prompt);
    takeOut("negative_prompt", roles.negativePrompt);
    if (part == PresetSheet::Part::All) {
        const Request request = panel.request();
        body["provider"] = toJson(request.provider);
        body["model"] = toJson(request.model);
        body["version"] = toJson(request.version);
    }
    body["values"] = std::move(values);
    return body;
}

//! The preset's values, with its words by the names that the model gives them.
Json valuesOf(const Preset &preset, const ModelSchema &schema, PresetSheet::Part part)
{
    Json values = memberAt(preset.body, "values");
    if (!values.is_object())
        values = Json::object();
    if (part == PresetSheet::Part::Style)
        return values;
    const Roles roles = rolesOf(schema);
    const auto put = [&](const char *key, const QString &name, const char *usual) {
        if (const Json &text = memberAt(preset.body, key); text.is_string())
            values[name.isEmpty() ? std::string{usual} : name.toStdString()] = text;
    };
    put("prompt", roles.prompt, "prompt");
    put("negative_prompt", roles.negativePrompt, "negative_prompt");
    return values;
}

} // namespace

PresetFlow::PresetFlow(const Services &services, ComposePanel &panel, ComposeFlow &flow)
    : QObject{&flow}
    , m_services{services}
    , m_panel{panel}
    , m_flow{flow}
    , m_covers{new PresetCovers{services, this}}
{
    connect(&panel.promptBar(), &PromptBar::presetsWanted, this, &PresetFlow::open);
    connect(m_covers, &PresetCovers::kept, this,
            [this](const QString &cover) { setCover(m_coverOf, cover); });
    connect(m_covers, &PresetCovers::failed, this,
            [this](const Error &error) { settle(fail(error)); });
}

void PresetFlow::open()
{
    if (m_sheet)
        return m_sheet->raise();
    m_sheet = new PresetSheet{m_panel.window()};
    m_sheet->setHasChosen(m_chosen != 0);
    connectSheet(*m_sheet);
    connectCovers(*m_sheet);
    refresh();
    m_sheet->open();
}

void PresetFlow::connectSheet(PresetSheet &sheet)
{
    connect(&sheet, &PresetSheet::applyWanted, this, &PresetFlow::apply);
    connect(&sheet, &PresetSheet::saveWanted, this, &PresetFlow::save);
    connect(&sheet, &PresetSheet::renameWanted, this, &PresetFlow::rename);
    connect(&sheet, &PresetSheet::removeWanted, this, &PresetFlow::remove);
    connect(&sheet, &PresetSheet::undoWanted, this, [this] {
        if (!m_removed)
            return;
        m_services.library.ask(
            [preset = *std::exchange(m_removed, std::nullopt)](Library &library) {
                return withoutValue(PresetStore{library.database()}.add(preset));
            },
            this, [this](const Result<> &done) { settle(done); });
    });
    connect(&sheet, &PresetSheet::importWanted, this, [this] {
        auto *const dialog = new QFileDialog{m_sheet, tr("Import presets")};
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFile);
        dialog->setNameFilters({tr("Presets (*.json)"), tr("All files (*)")});
        connect(dialog, &QFileDialog::fileSelected, this, &PresetFlow::importFrom);
        dialog->open();
    });
    connect(&sheet, &PresetSheet::exportWanted, this, [this](const QString &folder) {
        auto *const dialog = new QFileDialog{m_sheet, tr("Export presets")};
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->setDefaultSuffix(u"json"_s);
        dialog->selectFile(u"presets.json"_s);
        connect(dialog, &QFileDialog::fileSelected, this,
                [this, folder](const QString &file) { exportTo(file, folder); });
        dialog->open();
    });
}

void PresetFlow::refresh()
{
    m_services.library.ask([](Library &library) { return PresetStore{library.database()}.all(); },
                           this,
                           [this](const Result<std::vector<Preset>> &presets) {
                               if (!m_sheet)
                                   return;
                               if (!presets)
                                   return settle(withoutValue(presets));
                               m_sheet->setPresets(*presets);
                               QStringList covers;
                               for (const Preset &preset : *presets)
                                   covers.append(preset.cover);
                               m_covers->want(covers);
                           });
}

void PresetFlow::settle(const Result<> &done, const QString &words)
{
    if (m_sheet)
        m_sheet->say(done ? words : errorText(done.error(), ErrorPlace::Library).sentence());
    if (done)
        refresh();
}

void PresetFlow::save(const QString &path, PresetSheet::Part part)
{
    const Preset preset{.folder = folderOf(path),
                        .name = path.section(u'/', -1),
                        .body = bodyOf(m_panel, part),
                        .createdAt = m_services.clock.now()};
    m_services.library.ask(
        [preset](Library &library) { return PresetStore{library.database()}.add(preset); }, this,
        [this](const Result<Preset> &kept) {
            settle(withoutValue(kept), kept ? tr("Saved as “%1”.").arg(kept->name) : QString{});
        });
}

void PresetFlow::rename(qint64 id, const QString &path)
{
    m_services.library.ask(
        [id, path](Library &library) {
            return PresetStore{library.database()}.rename(id, folderOf(path),
                                                          path.section(u'/', -1));
        },
        this,
        [this](const Result<> &done) {
            if (!done && done.error().kind == ErrorKind::Conflict && m_sheet)
                m_sheet->say(tr("There is a preset of that name already."));
            else
                settle(done);
        });
}

void PresetFlow::remove(qint64 id)
{
    m_services.library.ask(
        [id](Library &library) { return PresetStore{library.database()}.remove(id); }, this,
        [this](const Result<std::optional<Preset>> &removed) {
            settle(withoutValue(removed));
            if (!removed || !*removed)
                return;
            m_removed = **removed;
            if (m_sheet)
                m_sheet->offerUndo(m_removed->name);
        });
}

void PresetFlow::connectCovers(PresetSheet &sheet)
{
    connect(m_covers, &PresetCovers::ready, &sheet, &PresetSheet::showCover);
    connect(&sheet, &PresetSheet::chosenCoverWanted, this, &PresetFlow::setCoverChosen);
    connect(&sheet, &PresetSheet::fileCoverWanted, this, &PresetFlow::chooseCoverFile);
    connect(&sheet, &PresetSheet::noCoverWanted, this, [this](qint64 id) { setCover(id, {}); });
}

void PresetFlow::setChosen(ArtworkId id)
{
    m_chosen = id;
    if (m_sheet)
        m_sheet->setHasChosen(id != 0);
}

void PresetFlow::setCover(qint64 id, const QString &cover)
{
    m_services.library.ask(
        [id, cover](Library &library) {
            return PresetStore{library.database()}.setCover(id, cover);
        },
        this, [this](const Result<> &done) { settle(done); });
}

void PresetFlow::setCoverChosen(qint64 id)
{
    m_services.library.ask(
        [id, chosen = m_chosen](Library &library) -> Result<> {
            const std::optional<Artwork> artwork = library.artwork(chosen);
            if (!artwork)
                return fail(inputError(InputTrouble::ArtworkGone));
            if (!artwork->mediaType.startsWith(u"image/"))
                return fail(inputError(InputTrouble::NotAPicture, artwork->mediaType));
            return PresetStore{library.database()}.setCover(id, artwork->uuid);
        },
        this, [this](const Result<> &done) { settle(done); });
}

void PresetFlow::chooseCoverFile(qint64 id)
{
    auto *const dialog = new QFileDialog{m_sheet, tr("Choose a cover")};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Images (*.png *.jpg *.jpeg *.webp *.gif *.bmp)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, id](const QString &file) { setCoverFile(id, file); });
    dialog->open();
}

void PresetFlow::setCoverFile(qint64 id, const QString &file)
{
    m_coverOf = id;
    m_covers->keep(file);
    if (m_sheet)
        m_sheet->say(tr("The picture is being read…"));
}

void PresetFlow::importFrom(const QString &file)
{
    m_services.library.ask(
        [file, now = m_services.clock.now()](Library &library) -> Result<int> {
            const Result<QByteArray> bytes = readFile(file, largestFile);
            if (!bytes)
                return propagate(bytes);
            return PresetStore{library.database()}.import(*bytes, now);
        },
        this,
        [this](const Result<int> &number) {
            settle(withoutValue(number),
                   number ? tr("Presets imported: %1").arg(*number) : QString{});
        });
}

void PresetFlow::exportTo(const QString &file, const QString &folder)
{
    m_services.library.ask(
        [file, folder](Library &library) -> Result<> {
            const Result<QByteArray> bytes = PresetStore{library.database()}.exported(folder);
            return bytes ? writeFileDurably(file, *bytes) : Result<>{propagate(bytes)};
        },
        this, [this](const Result<> &done) { settle(done, tr("The presets were exported.")); });
}

// As a whole it may be another model's, which has to be loaded first; a style, and what names no
// model, goes into the form that is there.
void PresetFlow::apply(const Preset &preset, PresetSheet::Part part)
{
    const QString model = textAt(preset.body, "model");
    if (part == PresetSheet::Part::All && !model.isEmpty() && model != m_panel.schema().model) {
        Request request;
        request.provider = textAt(preset.body, "provider");
        request.model = model;
        request.version = textAt(preset.body, "version");
        request.parameters = valuesOf(preset, ModelSchema{}, part);
        return m_flow.reuse(request, SeedUse::Keep);
    }
    Json values = m_panel.values();
    values.update(valuesOf(preset, m_panel.schema(), part));
    static_cast<void>(m_panel.setValues(values, SeedUse::Keep));
}

} // namespace limner
