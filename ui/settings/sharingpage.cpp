#include "ui/settings/sharingpage.h"

#include "core/upload/copyformat.h"
#include "ui/common/theme.h"
#include "ui/settings/formattable.h"
#include "ui/settings/formrows.h"
#include "ui/settings/sharecopyrows.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QSpinBox>
#include <QVBoxLayout>

namespace limner {
namespace {

constexpr int mostHours = 168; // S3 signs for no longer
constexpr int custom = 0;

void choose(QComboBox *box, const QVariant &data)
{
    box->setCurrentIndex(std::max(0, box->findData(data)));
}

} // namespace

SharingPage::SharingPage(QWidget *parent)
    : SettingsPage{parent}
{
    QVBoxLayout &layout = begin(tr("Sharing"), tr("What lands on the clipboard."));

    m_links = new QComboBox;
    m_links->setObjectName(QStringLiteral("links"));
    dressCombo(*m_links);
    m_links->addItem(tr("Automatic"), QStringLiteral("auto"));
    m_links->addItem(tr("Public"), QStringLiteral("public"));
    m_links->addItem(tr("Signed, they expire"), QStringLiteral("presigned"));
    m_format = new QComboBox;
    m_format->setObjectName(QStringLiteral("copyFormat"));
    dressCombo(*m_format);
    m_join = new SettingsField{QStringLiteral("copyJoin")};
    m_join->setToolTip(tr("\\n is a new line, \\t a tab"));
    m_own = new FormatTable;
    m_copyWhenDone = new QCheckBox{tr("Copy the link as soon as a job ends")};
    m_copyWhenDone->setObjectName(QStringLiteral("copyWhenDone"));
    m_copyWhenDone->setAccessibleName(m_copyWhenDone->text());
    build(layout);
    connect(m_own, &FormatTable::edited, this,
            [this] { fillFormats(m_format->currentData().toString()); });
    connect(m_format, &QComboBox::activated, this, &SharingPage::showChosen);
}

void SharingPage::build(QVBoxLayout &layout)
{
    auto *const rows = new FormRows{nullptr};
    rows->addRow(tr("Links"), m_links);
    m_linksNote = rows->addNote(
        tr("Automatic: public when anyone can open an uploaded picture, else signed."));
    rows->addRow(tr("Signed links work for"), buildLifetime());
    rows->addRow(tr("Format"), m_format);
    rows->addRow(tr("Own formats"), m_own);
    rows->addRow(tr("Between several"), m_join);
    rows->addRow(tr("Clipboard"), m_copyWhenDone);
    layout.addLayout(rows);
    m_shareCopy = new ShareCopyRows{this};
    m_shareCopy->addTo(*rows);
    layout.addStretch();
}

QWidget *SharingPage::buildLifetime()
{
    auto *const both = new QWidget;
    m_lifetime = new QComboBox{both};
    m_lifetime->setObjectName(QStringLiteral("linkLifetime"));
    m_lifetime->setAccessibleName(tr("Signed links work for"));
    dressCombo(*m_lifetime);
    m_lifetime->addItem(tr("1 hour"), 1);
    m_lifetime->addItem(tr("1 day"), 24);
    m_lifetime->addItem(tr("7 days, the most S3 allows"), mostHours);
    m_lifetime->addItem(tr("Some other time"), custom);
    m_hours = new QSpinBox{both};
    m_hours->setObjectName(QStringLiteral("linkHours"));
    m_hours->setAccessibleName(tr("Hours that signed links work"));
    m_hours->setProperty("surface", QStringLiteral("sunken"));
    m_hours->setRange(1, mostHours);
    m_hours->setSuffix(tr(" h"));
    auto *const row = new QHBoxLayout{both};
    row->setContentsMargins({});
    row->setSpacing(8);
    row->addWidget(m_lifetime, 1);
    row->addWidget(m_hours);
    both->setFocusProxy(m_lifetime);
    connect(m_lifetime, &QComboBox::currentIndexChanged, this,
            [this] { m_hours->setVisible(m_lifetime->currentData() == custom); });
    m_hours->hide();
    return both;
}

void SharingPage::load(const SettingsContext &context)
{
    choose(m_links, context.effective.links);
    if (const QString given = givenText(context, QStringLiteral("LIMNER_LINKS"));
        !given.isEmpty()) {
        m_links->setEnabled(false);
        m_linksNote->setText(given);
    }
    const int hours = context.settings.linkHours;
    m_hours->setValue(hours);
    choose(m_lifetime, m_lifetime->findData(hours) < 0 ? custom : hours);
    m_own->setFormats(ownFormatsFromText(context.settings.ownFormats));
    fillFormats(context.settings.copyFormat);
    showChosen();
    m_join->setText(context.settings.copyJoin);
    m_copyWhenDone->setChecked(context.settings.copyWhenDone);
    m_shareCopy->load(context.settings);
}

void SharingPage::fillFormats(const QString &chosen)
{
    m_format->clear();
    const CopyFormats formats{m_own->formats()};
    for (const CopyFormat &one : formats.all())
        m_format->addItem(
            one.isOwn ? one.name
                      : QCoreApplication::translate("CopyFormat", one.name.toUtf8().constData()),
            one.id);
    choose(m_format, chosen);
}

void SharingPage::showChosen()
{
    m_own->preview(CopyFormats{m_own->formats()}.findOrPlain(m_format->currentData().toString()));
}

void SharingPage::save(Settings &settings, SecretEdits &) const
{
    if (m_links->isEnabled())
        settings.links = m_links->currentData().toString();
    const int hours = m_lifetime->currentData().toInt();
    settings.linkHours = hours == custom ? m_hours->value() : hours;
    settings.ownFormats = ownFormatsToText(m_own->formats());
    settings.copyJoin = m_join->text();
    settings.copyFormat = m_format->currentData().toString();
    settings.copyWhenDone = m_copyWhenDone->isChecked();
    m_shareCopy->save(settings);
}

} // namespace limner
