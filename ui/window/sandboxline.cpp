#include "ui/window/sandboxline.h"

#include "ui/common/elidedlabel.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace limner {

SandboxLine::SandboxLine(QWidget *parent)
    : QFrame{parent}
{
    setObjectName(u"sandboxLine"_s);
    setProperty("surface", u"raised"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *text =
        new ElidedLabel{tr("Sandbox: no model drew these pictures, and nothing is billed or leaves "
                           "this computer."),
                        this};
    text->setObjectName(u"sandboxText"_s);
    text->setProperty("role", u"body-dim"_s);
    auto *button = new QPushButton{tr("Connect"), this};
    button->setObjectName(u"sandboxConnect"_s);
    button->setProperty("kind", u"small"_s);
    button->setToolTip(tr("Connect a provider and your storage"));
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(metrics::margin, 5, metrics::margin, 5);
    row->addWidget(text, 1);
    row->addWidget(button);
    connect(button, &QPushButton::clicked, this, &SandboxLine::connectWanted);
}

} // namespace limner
