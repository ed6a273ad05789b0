#include "ui/gallery/dropsheet.h"

#include "core/schema/roles.h"
#include "ui/common/controls.h"
#include "ui/common/dialogroom.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/fittedtext.h"
#include "ui/common/formats.h"
#include "ui/common/iconbutton.h"
#include "ui/common/keyedwords.h"
#include "ui/common/likeness.h"
#include "ui/common/segmentedcontrol.h"
#include "ui/common/sheetscroll.h"
#include "ui/common/theme.h"
#include "ui/common/themedicon.h"
#include "ui/gallery/droprows.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr QSize best{660, 640};
constexpr int previewSide = 148;
constexpr int mostPrompt = 84;
constexpr size_t longestVersion = 20;

//! With its version, where the picture tells it.
QString toolName(const FoundSettings &settings)
{
    for (const char *const name : {"app_version", "version", "swarm_version"}) {
        const Json &version = memberAt(settings.others, name);
        if (version.is_string() && version.get_ref<const std::string &>().size() <= longestVersion)
            return settings.origin + u' ' + toText(version);
    }
    return settings.origin;
}

} // namespace

DropSheet::DropSheet(const GivenRecord &record, const ModelSchema &model, const NearModel &near,
                     QWidget *parent)
    : QDialog{parent}
    , m_record{record}
{
    setObjectName(u"dropSheet"_s);
    setWindowTitle(tr("Dropped picture"));
    setAttribute(Qt::WA_DeleteOnClose);
    const SettingsFit fit = fitSettings(record.settings, model);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins(18, 18, 18, 16);
    column->setSpacing(14);
    column->addWidget(buildHead());
    column->addWidget(makeRule(this));
    column->addWidget(buildRows(fit, model, near), 1);
    column->addWidget(buildParts());
    column->addWidget(makeRule(this));
    column->addWidget(buildFoot(!fit.carried.values.empty(), !rolesOf(model).images.isEmpty()));
    resize(dialogRoom(*parent, best));
}

QWidget *DropSheet::buildHead()
{
    auto *const part = new QWidget{this};
    auto *const row = new QHBoxLayout{part};
    row->setContentsMargins({});
    row->setSpacing(16);
    if (!m_record.preview.isNull()) {
        auto *const picture = new QLabel{part};
        picture->setObjectName(u"dropPicture"_s);
        picture->setAccessibleName(tr("The dropped picture"));
        picture->setPixmap(squareLikeness(m_record.preview, previewSide, devicePixelRatioF(), 8));
        row->addWidget(picture, 0, Qt::AlignTop);
    }
    auto *const column = new QVBoxLayout;
    column->setSpacing(6);
    auto *const file =
        new ElidedLabel{tr("%1 · %2 · %3", "file name, pixels, bytes")
                            .arg(QFileInfo{m_record.path}.fileName(), formatPixels(m_record.size),
                                 formatBytes(m_record.bytes)),
                        part};
    file->setProperty("role", u"dim"_s);
    file->setObjectName(u"dropFile"_s);
    column->addWidget(buildTitle());
    column->addWidget(file);
    const auto add = [&](const QString &text, const QString &role, const QString &name,
                         const QString &spoken) {
        if (text.isEmpty())
            return;
        auto *const words =
            new FittedText{role, FittedText::Breaks::BetweenWords, mostPrompt, part};
        words->setObjectName(name);
        words->setAccessibleName(spoken);
        words->document()->setDocumentMargin(0);
        words->setText(text);
        column->addWidget(words);
    };
    add(m_record.settings.prompt, u"reading"_s, u"dropPrompt"_s, tr("Prompt"));
    add(m_record.settings.negativePrompt.isEmpty()
            ? QString{}
            : tr("Without: %1", "a negative prompt").arg(m_record.settings.negativePrompt),
        u"detail"_s, u"dropNegative"_s, tr("Negative prompt"));
    column->addStretch(1);
    row->addLayout(column, 1);
    return part;
}

QWidget *DropSheet::buildTitle()
{
    auto *const part = new QWidget{this};
    auto *const row = new QHBoxLayout{part};
    row->setContentsMargins({});
    auto *const title = new ElidedLabel{tr("Made with %1").arg(toolName(m_record.settings)), part};
    title->setProperty("role", u"heading"_s);
    title->setObjectName(u"dropTitle"_s);
    auto *const close = new IconButton{u"close"_s, tr("Close (Esc)"), part};
    close->setObjectName(u"dropClose"_s);
    connect(close, &IconButton::clicked, this, &QDialog::reject);
    row->addWidget(title, 1);
    row->addWidget(close);
    return part;
}

QWidget *DropSheet::buildRows(const SettingsFit &fit, const ModelSchema &model,
                              const NearModel &near)
{
    auto *const area = new SheetScroll{this};
    area->setObjectName(u"dropArea"_s);
    area->setAccessibleName(tr("What the model makes of it"));
    area->setFocusPolicy(Qt::StrongFocus); // what else is in it does not scroll
    auto *const rows = new DropRows{fit, model, near, area};
    connect(rows, &DropRows::modelWanted, this, [this](const QString &words) {
        accept(); // first, so that the keyboard is the window's again
        emit modelWanted(words);
    });
    area->setWidget(rows);
    return area;
}

QWidget *DropSheet::buildParts()
{
    auto *const part = new QWidget{this};
    auto *const column = new QVBoxLayout{part};
    column->setContentsMargins({});
    column->setSpacing(6);
    auto *const head = new QHBoxLayout;
    head->addWidget(makeLabel(tr("Take over"), u"dim"_s, part));
    head->addStretch(1);
    const QKeySequence undo = keysInForce(*this).key(u"actionUndo"_s);
    if (!undo.isEmpty()) {
        auto *const hint =
            makeLabel(tr("%1 brings back your form").arg(undo.toString(QKeySequence::NativeText)),
                      u"faint"_s, part);
        hint->setObjectName(u"dropUndo"_s);
        head->addWidget(hint);
    }
    column->addLayout(head);
    m_parts = new SegmentedControl{part};
    m_parts->setObjectName(u"dropParts"_s);
    m_parts->setAccessibleName(tr("Take over"));
    m_parts->setOptions({tr("Everything"), tr("All but the seed"), tr("Only the prompt"),
                         tr("Only the seed"), tr("Only the size")});
    m_parts->setCurrentIndex(0);
    auto *const row = new QHBoxLayout;
    row->addWidget(m_parts);
    row->addStretch(1);
    column->addLayout(row);
    return part;
}

QWidget *DropSheet::buildFoot(bool canUse, bool takesPictures)
{
    auto *const part = new QWidget{this};
    auto *const row = new QHBoxLayout{part};
    row->setContentsMargins({});
    row->setSpacing(8);
    QPushButton *const use = makeButton(tr("Use settings"), "dropUse", u"primary"_s, part);
    QPushButton *const input = makeButton(tr("Use as input"), "dropInput", {}, part);
    QPushButton *const import = makeButton(tr("Import"), "dropImport", {}, part);
    QPushButton *const cancel = makeButton(tr("Cancel"), "dropCancel", u"plain"_s, part);
    const QColor ink = tokensOf(*this).text;
    input->setIcon(themedIcon(u"image"_s, ink));
    import->setIcon(themedIcon(u"download"_s, ink));
    use->setEnabled(canUse);
    input->setEnabled(takesPictures);
    input->setToolTip(takesPictures ? QString{} : tr("This model takes no picture"));
    QPushButton *const first = canUse ? use : import;
    first->setDefault(true);
    first->setFocus(); // and not the words, which are there to be read
    row->addWidget(use);
    row->addWidget(input);
    row->addWidget(import);
    row->addStretch(1);
    row->addWidget(cancel);
    connect(use, &QPushButton::clicked, this, [this] {
        emit settingsWanted(m_record.settings, static_cast<SettingsPart>(m_parts->currentIndex()));
        accept();
    });
    connect(input, &QPushButton::clicked, this, [this] {
        emit inputWanted(m_record.path);
        accept();
    });
    connect(import, &QPushButton::clicked, this, [this] {
        emit importWanted(m_record.path);
        accept();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    return part;
}

} // namespace limner
