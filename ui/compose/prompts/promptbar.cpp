#include "ui/compose/prompts/promptbar.h"

#include "ui/common/controls.h"
#include "ui/common/iconbutton.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

PromptBar::PromptBar(QWidget *parent)
    : QWidget{parent}
    , m_variants{makeButton({}, "promptVariants", u"link"_s, this)}
{
    setObjectName(u"promptBar"_s);
    auto *const row = new QHBoxLayout{this};
    row->setContentsMargins({});
    row->setSpacing(2);
    row->addWidget(m_variants);
    row->addStretch(1);
    m_variants->hide();
    connect(m_variants, &QPushButton::clicked, this, &PromptBar::previewWanted);
    const auto add = [&](const QString &icon, const QString &name, const QString &words,
                         void (PromptBar::*signal)()) {
        auto *const button = new IconButton{icon, words, this};
        button->setObjectName(name);
        row->addWidget(button);
        connect(button, &QToolButton::clicked, this, signal);
    };
    add(u"list"_s, u"promptList"_s, tr("Run a list of prompts…"), &PromptBar::listWanted);
    add(u"star"_s, u"promptPresets"_s, tr("Presets"), &PromptBar::presetsWanted);
    add(u"undo"_s, u"promptHistory"_s, tr("Prompts that were sent (Alt+↑)"),
        &PromptBar::historyWanted);
}

void PromptBar::setVariants(const QString &words, Tone tone)
{
    m_variants->setText(words);
    m_variants->setToolTip(plainToolTip(words));
    setStyleProperty(*m_variants, "state", tone == Tone::Wrong ? u"wrong"_s : u"quiet"_s);
    m_variants->setVisible(!words.isEmpty());
}

} // namespace limner
