#include "ui/gallery/trashline.h"

#include "ui/common/controls.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/formats.h"
#include "ui/common/iconbutton.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int enoughForAll = 620;
} // namespace

TrashLine::TrashLine(QWidget *parent)
    : QFrame{parent}
    , m_text{new ElidedLabel{{}, this}}
    , m_restore{makeButton(tr("Restore"), "trashRestore", u"small"_s, this)}
    , m_erase{makeButton(tr("Delete for good…"), "trashErase", u"small"_s, this)}
    , m_empty{makeButton(tr("Empty the trash…"), "trashEmpty", u"small"_s, this)}
    , m_close{new IconButton{u"close"_s, tr("Leave the trash"), this}}
{
    setObjectName(u"trashLine"_s);
    setProperty("surface", u"raised"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_text->setObjectName(u"trashText"_s);
    m_text->setProperty("role", u"body-dim"_s);
    m_close->setObjectName(u"trashClose"_s);
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(metrics::margin, 5, metrics::margin, 5);
    row->addWidget(m_text, 1);
    for (QWidget *one : std::initializer_list<QWidget *>{m_restore, m_erase, m_empty, m_close})
        row->addWidget(one);
    connect(m_restore, &QPushButton::clicked, this, &TrashLine::restoreWanted);
    connect(m_erase, &QPushButton::clicked, this, &TrashLine::eraseWanted);
    connect(m_empty, &QPushButton::clicked, this, &TrashLine::emptyWanted);
    connect(m_close, &IconButton::clicked, this, &TrashLine::closeWanted);
    showButtons();
    hide();
}

void TrashLine::setStand(const TrashStand &stand, int days)
{
    m_pictures = stand.pictures;
    const QString after = days > 0 ? tr("What has been here for %1 days goes by itself.").arg(days)
                                   : tr("Nothing goes from here by itself.");
    const QString what = stand.pictures == 0 ? tr("The trash is empty.")
                         : stand.pictures == 1
                             ? tr("Trash: 1 picture, %1.").arg(formatBytes(stand.bytes))
                             : tr("Trash: %1 pictures, %2.")
                                   .arg(formatCount(stand.pictures), formatBytes(stand.bytes));
    m_words = what + u' ' + after;
    m_text->setText(m_words);
    showButtons();
}

void TrashLine::setChosen(int chosen)
{
    m_chosen = chosen;
    showButtons();
}

// In a narrow pane, words come first: the key and the menu delete for good as well.
void TrashLine::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    m_erase->setVisible(width() >= enoughForAll);
}

void TrashLine::showButtons()
{
    m_restore->setEnabled(m_pictures > 0 && m_chosen > 0);
    m_erase->setEnabled(m_restore->isEnabled());
    m_empty->setEnabled(m_pictures > 0);
}

} // namespace limner
