#include "ui/settings/sharingpage.h"

#include "core/upload/copyformat.h"
#include "ui/common/theme.h"
#include "ui/settings/formrows.h"
#include "ui/settings/sharecopyrows.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QVBoxLayout>

namespace limner {
namespace {

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
    m_lifetime = new QComboBox;
    m_lifetime->setObjectName(QStringLiteral("linkLifetime"));
    dressCombo(*m_lifetime);
    m_lifetime->addItem(tr("1 hour"), 1);
    m_lifetime->addItem(tr("1 day"), 24);
    m_lifetime->addItem(tr("7 days, the most S3 allows"), 168);
    m_format = new QComboBox;
    m_format->setObjectName(QStringLiteral("copyFormat"));
    dressCombo(*m_format);
    for (const CopyFormatRow &row : copyFormats())
        m_format->addItem(QCoreApplication::translate("CopyFormat", row.name),
                          QString::fromLatin1(row.id));
    m_copyWhenDone = new QCheckBox{tr("Copy the link as soon as a job ends")};
    m_copyWhenDone->setObjectName(QStringLiteral("copyWhenDone"));

    auto *const rows = new FormRows{nullptr};
    rows->addRow(tr("Links"), m_links);
    m_linksNote = rows->addNote(
        tr("Automatic: public when anyone can open an uploaded picture, else signed."));
    rows->addRow(tr("Signed links work for"), m_lifetime);
    rows->addRow(tr("Format"), m_format);
    rows->addRow(tr("Clipboard"), m_copyWhenDone);
    m_copyWhenDone->setAccessibleName(m_copyWhenDone->text());
    layout.addLayout(rows);
    m_shareCopy = new ShareCopyRows{this};
    m_shareCopy->addTo(*rows);
    layout.addStretch();
}

void SharingPage::load(const SettingsContext &context)
{
    choose(m_links, context.effective.links);
    if (const QString given = givenText(context, QStringLiteral("LIMNER_LINKS"));
        !given.isEmpty()) {
        m_links->setEnabled(false);
        m_linksNote->setText(given);
    }
    choose(m_format, context.settings.copyFormat);
    if (m_lifetime->findData(context.settings.linkHours) < 0)
        m_lifetime->addItem(tr("%1 hours").arg(context.settings.linkHours),
                            context.settings.linkHours);
    choose(m_lifetime, context.settings.linkHours);
    m_copyWhenDone->setChecked(context.settings.copyWhenDone);
    m_shareCopy->load(context.settings);
}

void SharingPage::save(Settings &settings, SecretEdits &) const
{
    if (m_links->isEnabled())
        settings.links = m_links->currentData().toString();
    settings.linkHours = m_lifetime->currentData().toInt();
    settings.copyFormat = m_format->currentData().toString();
    settings.copyWhenDone = m_copyWhenDone->isChecked();
    m_shareCopy->save(settings);
}

} // namespace limner
