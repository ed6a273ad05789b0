#include "ui/common/question.h"

#include "ui/common/controls.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

namespace {
constexpr int questionWidth = 400;
}

Question::Question(const QString &title, const QString &words, const QString &act, QWidget *parent)
    : QDialog{parent}
{
    setObjectName(u"question"_s);
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    QLabel *const heading = makeLabel(title, u"heading"_s, this);
    heading->setWordWrap(true);
    QLabel *const text = makeLabel(words, u"body-dim"_s, this);
    text->setObjectName(u"questionWords"_s);
    text->setWordWrap(true);
    QPushButton *const yes = makeButton(act, "questionYes", u"primary"_s, this);
    QPushButton *const no = makeButton(tr("Cancel"), "questionNo", {}, this);
    yes->setDefault(true);
    auto *const buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(no);
    buttons->addWidget(yes);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins(20, 18, 20, 16);
    column->setSpacing(metrics::gap);
    column->addWidget(heading);
    column->addWidget(text);
    column->addSpacing(6);
    column->addLayout(buttons);
    setFixedWidth(questionWidth);
    connect(yes, &QPushButton::clicked, this, &QDialog::accept);
    connect(no, &QPushButton::clicked, this, &QDialog::reject);
}

} // namespace limner
