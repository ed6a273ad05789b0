#include "ui/settings/sharecopyrows.h"

#include "core/picture/sharecopy.h"
#include "core/settings/settings.h"
#include "ui/common/theme.h"
#include "ui/settings/formrows.h"

#include <QCheckBox>
#include <QComboBox>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

QComboBox *box(const char *name)
{
    auto *const made = new QComboBox;
    made->setObjectName(QLatin1StringView{name});
    dressCombo(*made);
    return made;
}

//! A value that a file was given by hand stays what it is.
void choose(QComboBox &box, int value)
{
    if (box.findData(value) < 0)
        box.addItem(QString::number(value), value);
    box.setCurrentIndex(box.findData(value));
}

} // namespace

ShareCopyRows::ShareCopyRows(QObject *parent)
    : QObject{parent}
{}

void ShareCopyRows::addTo(FormRows &rows)
{
    m_use = new QCheckBox{tr("Links lead to a copy without metadata")};
    m_use->setObjectName(u"shareCopies"_s);
    rows.addRow(tr("Share copy"), m_use);
    m_use->setAccessibleName(m_use->text());
    rows.addNote(tr("Of new pictures, uploaded beside the original. When it cannot be made, the "
                    "link leads to the original."));
    m_format = box("shareFormat");
    m_format->addItem(u"WebP"_s, toString(ShareFormat::Webp));
    m_format->addItem(u"AVIF"_s, toString(ShareFormat::Avif));
    m_format->addItem(u"JPEG"_s, toString(ShareFormat::Jpeg));
    m_format->addItem(u"PNG"_s, toString(ShareFormat::Png));
    rows.addRow(tr("Copy format"), m_format);
    m_edge = box("shareEdge");
    for (const int edge : {1024, 1600, 2048, 4096})
        m_edge->addItem(tr("%1 px").arg(edge), edge);
    m_edge->addItem(tr("Full size"), 0);
    rows.addRow(tr("Longest side"), m_edge);
    m_quality = box("shareQuality");
    m_quality->addItem(tr("Best"), 95);
    m_quality->addItem(tr("Good"), 85);
    m_quality->addItem(tr("Small"), 70);
    rows.addRow(tr("Quality"), m_quality);
    connect(m_use, &QCheckBox::toggled, this, &ShareCopyRows::showUse);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ShareCopyRows::showUse);
    showUse();
}

void ShareCopyRows::load(const Settings &settings)
{
    m_use->setChecked(settings.shareCopies);
    m_format->setCurrentIndex(std::max(0, m_format->findData(settings.shareFormat)));
    choose(*m_edge, settings.shareEdge);
    choose(*m_quality, settings.shareQuality);
}

void ShareCopyRows::save(Settings &settings) const
{
    settings.shareCopies = m_use->isChecked();
    settings.shareFormat = m_format->currentData().toString();
    settings.shareEdge = m_edge->currentData().toInt();
    settings.shareQuality = m_quality->currentData().toInt();
}

void ShareCopyRows::showUse()
{
    const bool isUsed = m_use->isChecked();
    m_format->setEnabled(isUsed);
    m_edge->setEnabled(isUsed);
    m_quality->setEnabled(isUsed && m_format->currentData() != toString(ShareFormat::Png));
}

} // namespace limner
