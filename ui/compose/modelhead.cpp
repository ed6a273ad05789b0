#include "ui/compose/modelhead.h"

#include "ui/common/controls.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/iconbutton.h"
#include "ui/compose/carrynote.h"
#include "ui/compose/modelpicker.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace limner {

using namespace Qt::StringLiterals;

ModelHead::ModelHead(QWidget *parent)
    : QWidget{parent}
    , m_picker{new ModelPicker{this}}
    , m_provider{new ElidedLabel{this}}
    , m_carry{new CarryNote{this}}
    , m_error{makeLabel({}, u"error"_s, this)}
    , m_output{makeLabel({}, u"dim"_s, this)}
{
    QLabel *const title = makeLabel(tr("Model"), u"dim"_s, this);
    title->setBuddy(m_picker);
    m_provider->setProperty("role", u"value"_s);
    m_provider->setObjectName(u"providerName"_s);
    m_provider->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_error->setObjectName(u"modelError"_s);
    m_output->setObjectName(u"modelOutput"_s);
    auto *const compare = new IconButton{u"compare"_s, tr("Compare models"), this};
    compare->setObjectName(u"compareModels"_s);
    connect(m_picker, &ModelPicker::clicked, this, &ModelHead::modelsWanted);
    connect(compare, &IconButton::clicked, this, &ModelHead::compareWanted);
    auto *const head = new QHBoxLayout;
    head->addWidget(title);
    head->addWidget(m_provider, 1);
    auto *const choice = new QHBoxLayout;
    choice->addWidget(m_picker, 1);
    choice->addWidget(compare);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->setSpacing(4);
    column->addLayout(head);
    column->addLayout(choice);
    column->addWidget(m_carry);
    for (QLabel *label : {m_error, m_output}) {
        label->setWordWrap(true);
        label->hide();
        column->addWidget(label);
    }
}

void ModelHead::setModel(const QString &model)
{
    m_picker->setModel(model);
}

void ModelHead::setProvider(const QString &text)
{
    m_provider->setText(text);
}

void ModelHead::setOpen(bool isOpen)
{
    m_picker->setOpen(isOpen);
}

void ModelHead::showError(const QString &text)
{
    m_error->setText(text);
    m_error->setVisible(!text.isEmpty());
    m_picker->setAccessibleDescription(text);
    m_picker->setInvalid(!text.isEmpty());
}

void ModelHead::showOutput(const QString &text)
{
    m_output->setText(text);
    m_output->setVisible(!text.isEmpty());
}

} // namespace limner
