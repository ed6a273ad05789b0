#include "ui/compose/pictures/picturefield.h"

#include "core/picture/imagecheck.h"
#include "core/schema/inputname.h"
#include "ui/common/formats.h"
#include "ui/common/inputtext.h"
#include "ui/common/theme.h"
#include "ui/compose/form/filefield.h"
#include "ui/compose/pictures/picturearea.h"

#include <QClipboard>
#include <QDropEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QVBoxLayout>

#include <algorithm>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

const QString separator = u" | "_s;
const qint64 mostBytes = ImageLimits{}.bytes;

qint64 roomOf(const Parameter &parameter)
{
    if (parameter.kind != ParameterKind::Files)
        return 1;
    return std::clamp<qint64>(parameter.maximumLength.value_or(mostDropped), 2, mostDropped);
}

//! Nothing that could be typed: it is kept, or stands in the request itself.
bool isHeld(const QString &value)
{
    return isInputName(value) || isInlineFile(value);
}

} // namespace

PictureField::PictureField(const Parameter &parameter, const InputWish &wish, QWidget *parent)
    : ParameterField{parameter, parent}
    , m_several{parameter.kind == ParameterKind::Files}
    , m_most{roomOf(parameter)}
    , m_wish{wish}
    , m_list{new PictureList{parameter.name, title(), m_most, this}}
    , m_area{new PictureArea{parameter.name, title(), m_several, this}}
    , m_edit{m_area->line()}
{
    present(m_edit, parameter);
    column()->addWidget(m_list);
    column()->addWidget(m_area);
    setAcceptDrops(true);
    connectParts();
    PictureField::read(Json::object());
}

void PictureField::connectParts()
{
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textEdited, this, &PictureField::edited);
    connect(m_edit, &QLineEdit::textChanged, this, [this] { showSet(!values().isEmpty()); });
    connect(m_edit, &QLineEdit::returnPressed, this, &PictureField::commitTyped);
    connect(m_area, &PictureArea::fetchWanted, this, &PictureField::commitTyped);
    connect(m_area, &PictureArea::pickWanted, this, &PictureField::pick);
    connect(m_area, &PictureArea::pasteWanted, this, &PictureField::paste);
    connect(m_list, &PictureList::replaceWanted, this, &PictureField::pick);
    connect(m_list, &PictureList::pasteWanted, this, &PictureField::paste);
    connect(m_list, &PictureList::editWanted, this, &PictureField::editWanted);
    connect(m_list, &PictureList::changed, this, [this] {
        showParts();
        setProblem({});
        emit edited();
    });
    connect(m_list, &PictureList::knownChanged, this, &PictureField::picturesChanged);
    connect(m_list, &PictureList::focusLost, this,
            [this] { control()->setFocus(Qt::OtherFocusReason); });
    connect(m_list, &PictureList::failed, this,
            [this](const Error &error) { setProblem(inputErrorText(error)); });
}

void PictureField::setBringer(PictureBringer *bringer)
{
    m_list->setBringer(bringer);
}

QWidget *PictureField::control() const
{
    QWidget *const card = m_list->first();
    return card && m_area->isHidden() ? card : m_edit;
}

QStringList PictureField::typed() const
{
    QStringList out;
    const QString text = m_edit->text().trimmed();
    for (const QString &part : m_several ? text.split(u'|') : QStringList{text})
        if (const QString entry = part.trimmed(); !entry.isEmpty())
            out << entry;
    return out;
}

QStringList PictureField::values() const
{
    return m_area->isHidden() ? m_list->values() : m_list->values() + typed();
}

void PictureField::put(Json &values, const QStringList &list) const
{
    if (list.isEmpty())
        return;
    Json &value = values[key()];
    if (!m_several) {
        value = toJson(list.front());
        return;
    }
    value = Json::array();
    for (const QString &entry : list)
        value.push_back(toJson(entry));
}

void PictureField::write(Json &values) const
{
    put(values, this->values());
}

Result<> PictureField::writeForSending(Json &values) const
{
    if (const PictureCard *const card = m_list->pending())
        return fail(ErrorKind::InvalidInput, tr("%1 is still being read.").arg(card->nameShown()));
    QStringList sent;
    for (const QString &value : this->values()) {
        const Result<QString> one = FileField::named(value);
        if (!one)
            return propagate(one);
        sent << *one;
    }
    put(values, sent);
    return {};
}

LocalFiles PictureField::localFiles() const
{
    return FileField::localFilesOf(values());
}

void PictureField::read(const Json &values)
{
    m_list->clear();
    const Json &value = memberAt(values, key().c_str());
    QStringList list;
    if (value.is_array())
        for (const Json &entry : value)
            list << toText(entry);
    else if (!value.is_null())
        list << toText(value);
    QStringList line;
    for (const QString &entry : list) {
        if (isHeld(entry))
            m_list->add(entry);
        else
            line << entry;
    }
    m_edit->setText(line.join(separator));
    m_edit->setCursorPosition(0);
    showParts();
    emit picturesChanged();
}

void PictureField::take(const PictureOffer &offer)
{
    setProblem({});
    if (offer.pictures.isEmpty()) {
        setProblem(offer.isTooLarge ? tr("This is larger than %1.").arg(formatBytes(mostBytes))
                                    : tr("There is no picture in this."));
        return;
    }
    const qint64 room = m_several ? m_list->room() : 1;
    const auto taken = std::min<qsizetype>(offer.pictures.size(), std::max<qint64>(0, room));
    for (qsizetype i = 0; i < taken; ++i)
        bring(offer.pictures[i], {});
    if (taken < offer.pictures.size())
        setProblem(m_several ? tr("At most %n pictures fit here.", nullptr, int(m_most))
                             : tr("One picture fits here; the first was taken."));
}

void PictureField::takeMade(const QByteArray &bytes, const QString &name,
                            const QStringList &madeFrom)
{
    setProblem({});
    bring({{.kind = PictureSource::Kind::Bytes, .bytes = bytes, .name = name}}, madeFrom);
}

void PictureField::takeKept(const QString &input)
{
    m_list->add(input);
    showParts();
    emit edited();
}

void PictureField::await(const ComingPicture &picture)
{
    m_list->await(picture);
    showParts();
}

void PictureField::bringFirst(const QString &input)
{
    m_list->bringFirst(input);
}

void PictureField::bring(const DroppedPicture &picture, const QStringList &madeFrom)
{
    if (m_list->hasBringer()) {
        m_list->bring(picture, m_wish, madeFrom);
    } else {
        const QStringList before = m_several ? typed() : QStringList{};
        m_edit->setText((QStringList{before} << picture.front().place).join(separator));
    }
    showParts();
    emit edited();
}

void PictureField::commitTyped()
{
    const QStringList lines = typed();
    if (lines.isEmpty() || !m_list->hasBringer())
        return;
    PictureOffer offer;
    QStringList rest;
    for (const QString &line : lines) {
        if (const DroppedPicture one = pictureInText(line, mostBytes); !one.isEmpty())
            offer.pictures << one;
        else
            rest << line;
    }
    m_edit->setText(rest.join(separator));
    if (!offer.pictures.isEmpty())
        take(offer);
    if (!rest.isEmpty())
        setProblem(tr("Neither an https address nor a file: %1").arg(rest.front()));
}

void PictureField::showParts()
{
    m_area->setVisible(m_list->isEmpty() || (m_several && m_list->room() > 0));
    // A picture that is alone has a cross of its own.
    showSet(!values().isEmpty() && (m_several || !m_area->isHidden()));
}

void PictureField::setWelcoming(bool isWelcoming)
{
    setStyleProperty(*m_area, "welcoming", isWelcoming ? u"true"_s : u"false"_s);
    m_list->setWelcoming(isWelcoming);
}

void PictureField::paste()
{
    const QClipboard &clipboard = *QGuiApplication::clipboard();
    const QMimeData *const copied = clipboard.mimeData();
    const PictureOffer offer =
        copied ? picturesIn(*copied, clipboard.ownsClipboard(), mostBytes) : PictureOffer{};
    if (offer.pictures.isEmpty() && !offer.isTooLarge)
        setProblem(tr("There is no picture on the clipboard."));
    else
        take(offer);
}

//! What is pasted into the empty line comes in at once; into words it is pasted as words.
bool PictureField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit || event->type() != QEvent::KeyPress ||
        !static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste))
        return ParameterField::eventFilter(watched, event);
    const QMimeData *const copied = QGuiApplication::clipboard()->mimeData();
    if (!copied || !m_list->hasBringer() || !m_edit->text().isEmpty() ||
        picturesIn(*copied, false, mostBytes).pictures.isEmpty())
        return false;
    paste();
    return true;
}

void PictureField::dragEnterEvent(QDragEnterEvent *event)
{
    if (!mayOfferPicture(*event->mimeData()) && !event->mimeData()->hasText())
        return;
    event->setDropAction(Qt::CopyAction); // whoever moves files would lose them to us
    event->accept();
    setWelcoming(true);
}

void PictureField::dragLeaveEvent(QDragLeaveEvent *)
{
    setWelcoming(false);
}

void PictureField::dropEvent(QDropEvent *event)
{
    setWelcoming(false);
    event->setDropAction(Qt::CopyAction);
    event->accept();
    take(picturesIn(*event->mimeData(), event->source() != nullptr, mostBytes));
}

void PictureField::pick()
{
    auto *dialog =
        new QFileDialog{this, m_several ? tr("Choose pictures") : tr("Choose a picture")};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(m_several ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
    dialog->setNameFilters(
        {tr("Images (*.png *.jpg *.jpeg *.webp *.gif *.bmp)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &files) {
        PictureOffer offer;
        for (const QString &file : files)
            offer.pictures << pictureInText(file, mostBytes);
        take(offer);
    });
    dialog->open();
}

} // namespace limner
