#include "ui/common/banner.h"

#include "ui/common/controls.h"
#include "ui/common/focusreturn.h"
#include "ui/common/iconbutton.h"
#include "ui/common/theme.h"

#include <QAccessible>
#include <QHBoxLayout>

namespace limner {

using namespace Qt::StringLiterals;

Banner::Banner(QWidget *parent)
    : QFrame{parent}
    , m_text{new QLabel{this}}
    , m_why{new QLabel{this}}
    , m_buttons{new QHBoxLayout}
    , m_close{new IconButton{u"close"_s, tr("Close this message"), this}}
{
    setObjectName(u"banner"_s);
    setProperty("surface", u"bad"_s);
    for (QLabel *label : {m_text, m_why}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_text->setProperty("role", u"strong"_s);
    m_why->setProperty("role", u"body-dim"_s);
    auto *words = new QVBoxLayout;
    words->setSpacing(3);
    words->addWidget(m_text);
    words->addWidget(m_why);
    m_buttons->setSpacing(8);
    m_close->setObjectName(u"bannerClose"_s);
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(14, 10, 10, 10);
    row->setSpacing(12);
    row->addLayout(words, 1);
    row->addLayout(m_buttons);
    row->addWidget(m_close, 0, Qt::AlignTop);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    new FocusReturn{*this};
    connect(m_close, &IconButton::clicked, this, [this] {
        hide();
        emit closed();
    });
    hide();
}

void Banner::showMessage(Tone tone, const QString &text, const QString &why)
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // one of them may be the sender
        delete item;
    }
    m_text->setText(text);
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    setAccessibleName(why.isEmpty() ? text : text + u' ' + why);
    setStyleProperty(*this, "surface",
                     tone == Tone::Bad    ? u"bad"_s
                     : tone == Tone::Note ? u"note"_s
                                          : u"good"_s);
    show();
    QAccessibleEvent alert{this, QAccessible::Alert};
    QAccessible::updateAccessibility(&alert);
}

void Banner::showError(const ErrorText &error)
{
    showMessage(Tone::Bad, error.what,
                error.why.isEmpty() ? error.next : error.why + u' ' + error.next);
}

QPushButton *Banner::addButton(const QString &text, const char *name)
{
    QPushButton *const button = makeButton(text, name, u"small"_s, this);
    m_buttons->addWidget(button, 0, Qt::AlignVCenter);
    return button;
}

QString Banner::text() const
{
    return isHidden() ? QString{} : m_text->text();
}

} // namespace limner
