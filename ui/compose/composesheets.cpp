#include "ui/compose/composesheets.h"

#include "ui/common/sheetscroll.h"
#include "ui/common/theme.h"
#include "ui/compose/promptideas.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int valuesWidth = 288; // beside the words
} // namespace

ComposeSheets::ComposeSheets(QWidget *model, QWidget *parent)
    : QWidget{parent}
    , m_ideas{new PromptIdeas{this}}
    , m_left{sheet(this)}
    , m_right{sheet(this)}
    , m_words{qobject_cast<QBoxLayout *>(m_left->widget()->layout())}
    , m_values{qobject_cast<QBoxLayout *>(m_right->widget()->layout())}
    , m_rule{new QFrame{this}}
{
    m_rule->setProperty("role", u"vrule"_s);
    m_values->addWidget(model);
    m_values->addStretch(1);
    m_words->addWidget(m_ideas);
    auto *const row = new QHBoxLayout{this};
    row->setContentsMargins({});
    row->setSpacing(0);
    row->addWidget(m_left, 1);
    row->addWidget(m_rule);
    row->addWidget(m_right, 1);
    place();
}

QScrollArea *ComposeSheets::sheet(QWidget *parent)
{
    auto *const scroll = new SheetScroll{parent};
    auto *const content = new QWidget;
    content->setProperty("surface", u"clear"_s);
    auto *const column = new QVBoxLayout{content};
    column->setContentsMargins(14, 13, 14, 14);
    column->setSpacing(12);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    return scroll;
}

void ComposeSheets::setForm(FormBody *form)
{
    m_form = form;
    m_values->insertWidget(1, form);
    form->show(); // now, not when the layout gets round to it: someone may focus a field next
    place();
}

void ComposeSheets::arrange(Arrangement arrangement)
{
    if (arrangement == m_arrangement)
        return;
    m_arrangement = arrangement;
    place();
}

void ComposeSheets::setGreeting(bool greets)
{
    m_greets = greets;
    place();
}

void ComposeSheets::place()
{
    const bool beside = m_arrangement == Arrangement::Beside;
    if (m_form) {
        m_form->arrange(m_arrangement);
        if (beside) {
            m_words->insertWidget(0, m_form->words(), 1);
            m_form->words()->show();
        }
    }
    m_ideas->setVisible(beside && m_greets && m_form && m_form->hasPrompt());
    m_left->setVisible(beside);
    m_rule->setVisible(beside);
    m_right->setMinimumWidth(beside ? valuesWidth : 0);
    m_right->setMaximumWidth(beside ? valuesWidth : QWIDGETSIZE_MAX);
}

void ComposeSheets::reveal(QWidget *field)
{
    for (QScrollArea *scroll : {m_left, m_right}) {
        if (!scroll->widget()->isAncestorOf(field))
            continue;
        // Once the layout knows what is said below the field.
        QMetaObject::invokeMethod(
            field, [scroll, field] { scroll->ensureWidgetVisible(field, 0, 16); },
            Qt::QueuedConnection);
    }
}

} // namespace limner
