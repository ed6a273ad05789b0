#include "ui/compose/form/promptfield.h"

#include "core/prompt/promptweight.h"
#include "ui/common/droppedpicture.h"
#include "ui/common/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

//! The document is measured only while it is short; a novel has the full height anyway.
constexpr int measuredLength = 4000;
constexpr int smallestFilling = 64;

//! A picture, or a file: of words with pictures of them (a table) the words are meant.
bool isPictureCopied()
{
    const QMimeData *const data = QGuiApplication::clipboard()->mimeData();
    return data && (data->hasUrls() || (data->hasImage() && !data->hasText())) &&
           mayOfferPicture(*data);
}

} // namespace

PromptEdit::PromptEdit(int least, int most, QWidget *parent)
    : QTextEdit{parent}
    , m_least{least}
    , m_most{most}
{
    setAcceptRichText(false);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(4);
    setFixedHeight(least);
    spaceLines();
    connect(this, &QTextEdit::textChanged, this, &PromptEdit::fit);
}

void PromptEdit::setPrompt(const QString &text)
{
    const QSignalBlocker quiet{this};
    setPlainText(text);
    spaceLines();
    fit();
}

void PromptEdit::spaceLines()
{
    QTextBlockFormat format;
    format.setLineHeight(122, QTextBlockFormat::ProportionalHeight);
    document()->setUndoRedoEnabled(false); // spacing is no step that a person could undo
    QTextCursor cursor{document()};
    cursor.select(QTextCursor::Document);
    cursor.mergeBlockFormat(format);
    document()->setUndoRedoEnabled(true);
}

void PromptEdit::setFilling(bool filling)
{
    m_filling = filling;
    setSizePolicy(QSizePolicy::Expanding, filling ? QSizePolicy::Expanding : QSizePolicy::Fixed);
    setMinimumHeight(filling ? smallestFilling : m_least);
    setMaximumHeight(filling ? QWIDGETSIZE_MAX : m_least);
    fit();
}

QSize PromptEdit::sizeHint() const
{
    const QSize usual = QTextEdit::sizeHint();
    return m_filling ? QSize{usual.width(), smallestFilling} : usual;
}

void PromptEdit::fit()
{
    if (m_filling)
        return;
    int wanted = m_most;
    if (document()->characterCount() < measuredLength)
        wanted = static_cast<int>(document()->size().height()) + 2 * frameWidth() + 6;
    const int bounded = std::clamp(wanted, m_least, m_most);
    if (bounded != height())
        setFixedHeight(bounded);
}

void PromptEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && event->modifiers().testFlag(Qt::ControlModifier)) {
        event->ignore();
        return;
    }
    if (event->matches(QKeySequence::Paste) && isPictureCopied()) {
        event->ignore();
        return;
    }
    if (takeArrow(*event))
        return;
    QTextEdit::keyPressEvent(event);
}

bool PromptEdit::takeArrow(const QKeyEvent &event)
{
    const bool isUp = event.key() == Qt::Key_Up;
    if (!isUp && event.key() != Qt::Key_Down)
        return false;
    const Qt::KeyboardModifiers held = event.modifiers() & ~Qt::KeypadModifier;
    if (held == Qt::AltModifier) {
        emit stepWanted(isUp ? 1 : -1);
        return true;
    }
    if (held != Qt::ControlModifier || !m_weighs)
        return false;
    QTextCursor cursor = textCursor();
    const auto edit = weighted(toPlainText(), cursor.selectionStart(), cursor.selectionEnd(),
                               isUp ? WeightStep::Up : WeightStep::Down);
    if (!edit)
        return true;
    cursor.setPosition(edit->from);
    cursor.setPosition(edit->from + edit->length, QTextCursor::KeepAnchor);
    cursor.insertText(edit->with);
    cursor.setPosition(edit->selectionFrom);
    cursor.setPosition(edit->selectionFrom + edit->selectionLength, QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    return true;
}

void PromptEdit::replaceText(const QString &text)
{
    QTextCursor cursor{document()};
    cursor.select(QTextCursor::Document);
    cursor.insertText(text);
    setTextCursor(cursor);
}

bool PromptEdit::canInsertFromMimeData(const QMimeData *source) const
{
    return !mayOfferPicture(*source) && QTextEdit::canInsertFromMimeData(source);
}

void PromptEdit::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        textCursor().insertText(source->text());
}

void PromptEdit::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        fit();
}

void PromptEdit::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fit();
}

PromptField::PromptField(const Parameter &parameter, Role role, QWidget *parent)
    : ParameterField{parameter, parent}
    , m_edit{role == Role::Prompt ? new PromptEdit{112, 232, this} : new PromptEdit{48, 112, this}}
{
    m_edit->setObjectName(role == Role::Prompt ? u"prompt"_s : u"negativePrompt"_s);
    present(m_edit, parameter);
    m_edit->setWeighing(promisesWeights(parameter.description));
    if (role == Role::Prompt) {
        const QString key = tr("Ctrl ↵ to generate");
        addHint(isRequired() ? ParameterField::tr("required") + u" · "_s + key : key);
    } else {
        m_edit->setProperty("role", u"negative"_s);
    }
    column()->addWidget(m_edit, 1);
    PromptField::read(Json::object());
    connect(m_edit, &QTextEdit::textChanged, this, [this] {
        // A new style alone also "changes" the text.
        const QString text = m_edit->toPlainText();
        if (std::exchange(m_seen, text) != text)
            emit edited();
    });
}

void PromptField::write(Json &values) const
{
    const QString text = m_edit->toPlainText();
    if (text.isEmpty() && toText(defaultValue()).isEmpty())
        return;
    values[key()] = toJson(text);
}

void PromptField::read(const Json &values)
{
    m_seen = toText(valueIn(values));
    m_edit->setPrompt(m_seen);
}

void PromptField::setText(const QString &text)
{
    m_edit->setPlainText(text);
    m_edit->selectAll(); // typing replaces it
}

void PromptField::setFilling(bool filling)
{
    label()->setText(filling ? tr("What do you want to see?") : title());
    setStyleProperty(*label(), "role", filling ? u"heading"_s : u"dim"_s);
    setSizePolicy(QSizePolicy::Preferred, filling ? QSizePolicy::Expanding : QSizePolicy::Minimum);
    m_edit->setFilling(filling);
}

} // namespace limner
