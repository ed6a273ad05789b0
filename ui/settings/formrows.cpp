#include "ui/settings/formrows.h"

#include <QPushButton>
#include <QResizeEvent>

namespace limner {
namespace {

constexpr int labelWidth = 150;
constexpr int fieldHeight = 34;
constexpr int edge = 11; // right of what stands at the end
constexpr int gap = 8;

} // namespace

FormRows::FormRows(QWidget *parent)
    : QGridLayout{parent}
{
    setContentsMargins(0, 0, 0, 0);
    setColumnMinimumWidth(0, labelWidth);
    setColumnStretch(1, 1);
    setHorizontalSpacing(12);
    setVerticalSpacing(11);
}

QLabel *FormRows::addRow(const QString &label, QWidget *field)
{
    auto *const text = new QLabel{label};
    text->setProperty("role", QStringLiteral("body-dim"));
    text->setBuddy(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(label);
    addWidget(text, m_row, 0, Qt::AlignVCenter | Qt::AlignLeft);
    addWidget(field, m_row, 1);
    ++m_row;
    return text;
}

QLabel *FormRows::addNote(const QString &text)
{
    auto *const note = new QLabel{text};
    note->setProperty("role", QStringLiteral("faint"));
    note->setWordWrap(true);
    addWidget(note, m_row++, 1);
    return note;
}

SettingsField::SettingsField(const QString &name, QWidget *parent)
    : QLineEdit{parent}
{
    setObjectName(name);
    setProperty("surface", QStringLiteral("sunken"));
    setMinimumHeight(fieldHeight);
}

void SettingsField::setAside(const QString &text)
{
    if (!m_aside) {
        m_aside = new QLabel{this};
        m_aside->setProperty("role", QStringLiteral("value"));
        m_aside->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    m_aside->setText(text);
    m_aside->setVisible(!text.isEmpty());
    setAccessibleDescription(text);
    placeAside();
}

void SettingsField::makeSecret()
{
    setEchoMode(QLineEdit::Password);
    auto *const show = new QPushButton{tr("Show"), this};
    show->setObjectName(objectName() + QStringLiteral("Show"));
    show->setProperty("kind", QStringLiteral("plain"));
    show->setCursor(Qt::PointingHandCursor);
    connect(show, &QPushButton::clicked, this, [this, show] {
        const bool hidden = echoMode() == QLineEdit::Password;
        setEchoMode(hidden ? QLineEdit::Normal : QLineEdit::Password);
        show->setText(hidden ? tr("Hide") : tr("Show"));
        placeAside();
    });
    m_button = show;
    placeAside();
}

void SettingsField::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeAside();
}

void SettingsField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() != QEvent::EnabledChange || !m_button)
        return;
    m_button->setVisible(isEnabled()); // what is given elsewhere is not shown here
    placeAside();
}

void SettingsField::placeAside()
{
    int right = width() - edge;
    for (QWidget *end : {m_button, static_cast<QWidget *>(m_aside)}) {
        if (!end || end->isHidden())
            continue;
        const QSize wanted = end->sizeHint();
        right -= wanted.width();
        end->setGeometry(right, (height() - wanted.height()) / 2, wanted.width(), wanted.height());
        right -= gap;
    }
    setTextMargins(0, 0, std::max(0, width() - edge - right), 0);
}

} // namespace limner
