#include "ui/compose/pictures/picturecard.h"

#include "ui/common/controls.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/formats.h"
#include "ui/common/iconbutton.h"
#include "ui/common/inputtext.h"
#include "ui/common/likeness.h"
#include "ui/common/theme.h"
#include "ui/common/themedicon.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QProgressBar>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int edge = 64;

} // namespace

PictureCard::PictureCard(const QString &title, QWidget *parent)
    : QFrame{parent}
    , m_title{title}
    , m_likeness{new QLabel{this}}
    , m_name{new ElidedLabel{this}}
    , m_facts{makeLabel({}, u"dim"_s, this)}
    , m_progress{new QProgressBar{this}}
    , m_replace{makeButton(tr("Replace…"), "replace", u"small"_s, this)}
    , m_edit{makeButton({}, "edit", u"small"_s, this)}
    , m_remove{new IconButton{u"close"_s, tr("Remove the picture"), this}}
{
    setProperty("role", u"picture"_s);
    setFocusPolicy(Qt::StrongFocus);
    build();
    m_edit->hide();
    connect(m_remove, &IconButton::clicked, this, &PictureCard::removeWanted);
    connect(m_replace, &QPushButton::clicked, this, &PictureCard::replaceWanted);
    connect(m_edit, &QPushButton::clicked, this, &PictureCard::editWanted);
}

void PictureCard::build()
{
    m_likeness->setFixedSize(edge, edge);
    m_likeness->setAlignment(Qt::AlignCenter);
    m_name->setProperty("role", u"strong-small"_s);
    m_facts->setWordWrap(true);
    m_progress->setTextVisible(false);
    m_progress->hide();
    m_remove->setProperty("extent", u"tiny"_s);
    m_remove->setIconSize({12, 12});
    auto *const head = new QHBoxLayout;
    head->setSpacing(6);
    head->addWidget(m_name, 1);
    head->addWidget(m_remove);
    auto *const acts = new QHBoxLayout;
    acts->setSpacing(6);
    acts->addStretch(1);
    acts->addWidget(m_replace);
    acts->addWidget(m_edit);
    auto *const words = new QVBoxLayout;
    words->setSpacing(3);
    words->addLayout(head);
    words->addWidget(m_facts);
    words->addWidget(m_progress);
    words->addStretch(1);
    words->addLayout(acts);
    auto *const row = new QHBoxLayout{this};
    row->setContentsMargins(8, 8, 8, 8);
    row->setSpacing(10);
    row->addWidget(m_likeness, 0, Qt::AlignTop);
    row->addLayout(words, 1);
}

void PictureCard::nameParts(const QString &parameter, int place)
{
    const QString tail = place == 0 ? parameter : u"%1_%2"_s.arg(parameter).arg(place);
    setObjectName(u"picture_"_s + tail);
    m_name->setObjectName(u"pictureName_"_s + tail);
    m_facts->setObjectName(u"pictureFacts_"_s + tail);
    m_progress->setObjectName(u"pictureProgress_"_s + tail);
    m_replace->setObjectName(u"replace_"_s + tail);
    m_edit->setObjectName(u"edit_"_s + tail);
    m_remove->setObjectName(u"remove_"_s + tail);
}

void PictureCard::showPending(const QString &name, qint64 done, qint64 total)
{
    m_isPending = true;
    m_name->setText(name.isEmpty() ? tr("Picture") : name);
    m_facts->setText(done < 0    ? tr("Is being read…")
                     : total > 0 ? tr("%1 of %2").arg(formatBytes(done), formatBytes(total))
                                 : tr("%1 so far").arg(formatBytes(done)));
    m_progress->setRange(0, total > 0 && done >= 0 ? 1000 : 0);
    if (total > 0 && done >= 0)
        m_progress->setValue(int(1000.0 * double(done) / double(total)));
    m_progress->show();
    m_replace->hide();
    draw();
    tell();
}

void PictureCard::showInput(const KeptInput &input)
{
    m_isPending = false;
    m_input = input;
    m_progress->hide();
    m_replace->show();
    m_name->setText(input.fileName.isEmpty() ? tr("Picture") : input.fileName);
    m_facts->setText(keptInputText(input));
    m_edit->setEnabled(!input.size.isEmpty());
    draw();
    tell();
}

void PictureCard::showWords(const QString &name, const QString &facts)
{
    m_isPending = false;
    m_progress->hide();
    m_replace->show();
    m_name->setText(name);
    m_facts->setText(facts);
    m_edit->setEnabled(false);
    draw();
    tell();
}

void PictureCard::setEditing(PictureEditing editing)
{
    m_edit->setText(editing == PictureEditing::Mask ? tr("Mask…") : tr("Crop…"));
    m_edit->setVisible(editing != PictureEditing::None);
}

void PictureCard::setWelcoming(bool isWelcoming)
{
    setStyleProperty(*this, "welcoming", isWelcoming ? u"true"_s : u"false"_s);
}

QString PictureCard::nameShown() const
{
    return m_name->text();
}

QString PictureCard::factsShown() const
{
    return m_facts->text();
}

void PictureCard::tell()
{
    setAccessibleName(tr("%1: %2, %3").arg(m_title, nameShown(), factsShown()));
    const QString of = tr("%1 of %2").arg(nameShown(), m_title);
    m_remove->setAccessibleName(tr("Remove %1").arg(of));
    m_replace->setAccessibleName(tr("Replace %1").arg(of));
    m_edit->setAccessibleName(u"%1 %2"_s.arg(m_edit->text(), of));
    m_likeness->setAccessibleName(nameShown());
}

void PictureCard::draw()
{
    const qreal ratio = devicePixelRatioF();
    if (m_input && !m_input->likeness.isNull() && !m_isPending)
        m_likeness->setPixmap(squareLikeness(m_input->likeness, edge, ratio));
    else
        m_likeness->setPixmap(themedIcon(u"image"_s, tokensOf(*this).faint).pixmap(28, 28));
}

void PictureCard::keyPressEvent(QKeyEvent *event)
{
    const bool isMove = event->modifiers() == Qt::AltModifier && m_isMovable;
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        emit removeWanted();
    else if (event->matches(QKeySequence::Paste))
        emit pasteWanted();
    else if (isMove && event->key() == Qt::Key_Up)
        emit moveWanted(-1);
    else if (isMove && event->key() == Qt::Key_Down)
        emit moveWanted(1);
    else
        QFrame::keyPressEvent(event);
}

void PictureCard::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton && m_isMovable
                    ? std::optional{event->globalPosition().toPoint()}
                    : std::nullopt;
    QFrame::mousePressEvent(event);
}

void PictureCard::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->globalPosition().toPoint();
    if (m_pressed && (point - *m_pressed).manhattanLength() >= QApplication::startDragDistance())
        emit draggedTo(point);
    else
        QFrame::mouseMoveEvent(event);
}

void PictureCard::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        draw();
}

} // namespace limner
