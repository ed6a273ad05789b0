#include "ui/window/sandboxline.h"

#include "ui/common/controls.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/theme.h"

#include <QHBoxLayout>

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
    QPushButton *const button = makeButton(tr("Connect"), "sandboxConnect", u"small"_s, this);
    button->setToolTip(tr("Connect a provider and your storage"));
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(metrics::margin, 5, metrics::margin, 5);
    row->addWidget(text, 1);
    row->addWidget(button);
    connect(button, &QPushButton::clicked, this, &SandboxLine::connectWanted);
}

} // namespace limner
