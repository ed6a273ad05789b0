#include "ui/gallery/droprows.h"

#include "ui/common/controls.h"
#include "ui/common/elidedlabel.h"
#include "ui/compose/form/formplan.h"

#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

QString settingTitle(const QString &name)
{
    if (name == u"width")
        return DropRows::tr("Width, height");
    if (name == u"model")
        return DropRows::tr("Model");
    Parameter parameter; // spelled as a form would
    parameter.name = name;
    return fieldTitle(parameter);
}

QString oneLine(const Json &value)
{
    return toText(value).simplified();
}

QString whyLeft(ValueChange::Reason reason)
{
    switch (reason) {
    case ValueChange::Reason::NotAChoice:
        return DropRows::tr("not among its choices");
    case ValueChange::Reason::OutOfRange:
        return DropRows::tr("beyond what it takes");
    case ValueChange::Reason::WrongType:
        return DropRows::tr("it takes this in another form");
    default:
        return DropRows::tr("it has nothing of the kind");
    }
}

} // namespace

DropRows::DropRows(const SettingsFit &fit, const ModelSchema &model, QWidget *parent)
    : QWidget{parent}
    , m_grid{new QGridLayout{this}}
{
    setObjectName(u"dropRows"_s);
    m_grid->setContentsMargins(0, 0, 8, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(0, 3);
    m_grid->setColumnStretch(1, 4);
    m_grid->setColumnStretch(3, 5);
    const QString name = model.model.section(u'/', -1);
    const auto counted = [](size_t values) {
        return values == 1 ? tr("1 value") : tr("%1 values").arg(values);
    };
    if (!fit.taken.empty())
        addHead(tr("What %1 takes over").arg(name), counted(fit.taken.size()));
    for (const SettingsFit::Taken &one : fit.taken) {
        const Parameter *const parameter = model.find(one.to);
        const QString title = parameter ? fieldTitle(*parameter) : one.to;
        const bool isShort =
            one.isSame && (one.from == u"prompt" || one.from == u"negative_prompt");
        addRow(settingTitle(one.from), oneLine(one.before), one.isSame ? Mark::Same : Mark::Bent,
               isShort ? title : title + u' ' + oneLine(one.after));
    }
    if (!fit.left.empty())
        addHead(tr("What has no place in %1").arg(name), counted(fit.left.size()));
    for (const SettingsFit::Left &one : fit.left)
        addRow(settingTitle(one.from), oneLine(one.value), Mark::Left, whyLeft(one.reason));
    m_grid->setRowStretch(m_rows, 1);
}

void DropRows::addHead(const QString &title, const QString &count)
{
    auto *const label = makeLabel(title, u"dim"_s, this);
    auto *const number = makeLabel(count, u"faint"_s, this);
    m_grid->addWidget(label, m_rows, 0, 1, 3);
    m_grid->addWidget(number, m_rows, 3, Qt::AlignRight);
    ++m_rows;
}

void DropRows::addRow(const QString &name, const QString &value, Mark mark, const QString &here)
{
    auto *const key = new ElidedLabel{name, this};
    key->setProperty("role", u"dim"_s);
    auto *const said = new ElidedLabel{value, this};
    auto *const sign = new QLabel{mark == Mark::Same   ? u"✓"_s
                                  : mark == Mark::Bent ? u"→"_s
                                                       : u"–"_s,
                                  this};
    sign->setProperty("role", mark == Mark::Same   ? u"ok"_s
                              : mark == Mark::Bent ? u"lamp"_s
                                                   : u"faint"_s);
    if (mark == Mark::Bent)
        sign->setProperty("shines", u"busy"_s); // the accent
    sign->setAccessibleName(mark == Mark::Same   ? tr("taken over")
                            : mark == Mark::Bent ? tr("adjusted")
                                                 : tr("left out"));
    auto *const place = new ElidedLabel{here, this};
    if (mark == Mark::Left)
        place->setProperty("role", u"dim"_s);
    place->setObjectName(u"dropRow_%1"_s.arg(m_rows));
    m_grid->addWidget(key, m_rows, 0);
    m_grid->addWidget(said, m_rows, 1);
    m_grid->addWidget(sign, m_rows, 2);
    m_grid->addWidget(place, m_rows, 3);
    ++m_rows;
}

} // namespace limner
