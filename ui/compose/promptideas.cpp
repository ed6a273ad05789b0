#include "ui/compose/promptideas.h"

#include "ui/common/controls.h"

#include <QHBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

struct Idea {
    const char *name; //!< on its button
    const char *prompt;
};

constexpr std::array ideas{
    Idea{QT_TRANSLATE_NOOP("PromptIdeas", "a heron at low tide"),
         QT_TRANSLATE_NOOP("PromptIdeas", "a heron at low tide, reeds, a pale sun behind thin "
                                          "cloud, flat colour, printmaking")},
    Idea{QT_TRANSLATE_NOOP("PromptIdeas", "paper boats at dusk"),
         QT_TRANSLATE_NOOP("PromptIdeas", "paper boats on a canal at dusk, lanterns on the quay")},
};
constexpr std::array others{
    QT_TRANSLATE_NOOP("PromptIdeas", "a lighthouse keeper's kitchen at dawn, copper pans, sea "
                                     "light through salt-streaked glass, gouache"),
    QT_TRANSLATE_NOOP("PromptIdeas", "moonlit terraces above a quiet valley, layered hills, muted "
                                     "blues"),
    QT_TRANSLATE_NOOP("PromptIdeas", "a walled garden in late summer, woodcut"),
    QT_TRANSLATE_NOOP("PromptIdeas", "night sky over a mountain lake, stars and a thin aurora"),
    QT_TRANSLATE_NOOP("PromptIdeas", "coastal cliffs in morning haze, ink and wash"),
};

} // namespace

PromptIdeas::PromptIdeas(QWidget *parent)
    : QWidget{parent}
    , m_words{makeLabel({}, u"dim"_s, this)}
{
    m_words->setWordWrap(true);
    auto *const row = new QHBoxLayout;
    row->setSpacing(8);
    int number = 0;
    for (const Idea &idea : ideas) {
        QPushButton *const button = makeButton(tr(idea.name), "", u"chip"_s, this);
        button->setObjectName(u"idea_%1"_s.arg(number++));
        connect(button, &QPushButton::clicked, this,
                [this, prompt = idea.prompt] { emit chosen(tr(prompt)); });
        row->addWidget(button);
    }
    QPushButton *const another = makeButton(tr("Another"), "ideaAnother", u"chip"_s, this);
    connect(another, &QPushButton::clicked, this, &PromptIdeas::takeAnother);
    row->addWidget(another);
    row->addStretch(1);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(m_words);
    column->addLayout(row);
    setPrompted(false);
}

void PromptIdeas::setPrompted(bool prompted)
{
    m_words->setText(prompted
                         ? tr("Press Generate to try this one, write your own, or take another:")
                         : tr("Write your own, or take one of these:"));
}

QString PromptIdeas::first()
{
    return tr(others.front());
}

void PromptIdeas::takeAnother()
{
    m_next = (m_next + 1) % int(others.size());
    emit chosen(tr(others[size_t(m_next)]));
}

} // namespace limner
