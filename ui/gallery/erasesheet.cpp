#include "ui/gallery/erasesheet.h"

#include "ui/common/controls.h"
#include "ui/common/dialogroom.h"
#include "ui/common/formats.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr int bestWidth = 440;

QString question(int pictures)
{
    return pictures == 1
               ? EraseSheet::tr("Delete this picture for good?")
               : EraseSheet::tr("Delete %1 pictures for good?").arg(formatCount(pictures));
}

} // namespace

EraseSheet::EraseSheet(const TrashStand &stand, bool removes, QWidget *parent)
    : QDialog{parent}
{
    setObjectName(u"eraseSheet"_s);
    setWindowTitle(tr("Delete for good"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(12);
    auto *const title = makeLabel(question(stand.pictures), u"heading"_s, this);
    title->setObjectName(u"eraseQuestion"_s);
    auto *const words = makeLabel(
        tr("%1 on this computer are freed. This cannot be undone.").arg(formatBytes(stand.bytes)),
        u"body-dim"_s, this);
    words->setObjectName(u"eraseWords"_s);
    for (QLabel *const label : {title, words}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    if (stand.stored > 0) {
        m_copies = new QCheckBox{
            stand.stored == 1 ? tr("Its copy in the store goes too, and its link ends")
                              : tr("Their %1 copies in the store go too, and their links end")
                                    .arg(formatCount(stand.stored)),
            this};
        m_copies->setObjectName(u"eraseCopies"_s);
        m_copies->setAccessibleName(m_copies->text());
        m_copies->setChecked(removes);
        column->addWidget(m_copies);
    }
    column->addStretch(1);
    column->addWidget(buildFoot(stand.pictures));
    setMinimumWidth(dialogRoom(*parent, {bestWidth, 200}).width());
}

QWidget *EraseSheet::buildFoot(int pictures)
{
    auto *const part = new QWidget{this};
    auto *const row = new QHBoxLayout{part};
    row->setContentsMargins({});
    QPushButton *const keep = makeButton(tr("Cancel"), "eraseCancel", {}, part);
    QPushButton *const erase =
        makeButton(pictures == 1 ? tr("Delete") : tr("Delete %1").arg(formatCount(pictures)),
                   "eraseConfirm", u"primary"_s, part);
    keep->setDefault(true); // Enter by habit deletes nothing
    erase->setAutoDefault(false);
    row->addStretch(1);
    row->addWidget(keep);
    row->addWidget(erase);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(erase, &QPushButton::clicked, this, &EraseSheet::confirm);
    return part;
}

void EraseSheet::confirm()
{
    const RemoteCopy copy = !m_copies               ? RemoteCopy::AsSet
                            : m_copies->isChecked() ? RemoteCopy::Removed
                                                    : RemoteCopy::Kept;
    emit confirmed(copy);
    accept();
}

} // namespace limner
