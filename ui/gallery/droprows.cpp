#include "ui/gallery/droprows.h"

#include "ui/common/controls.h"
#include "ui/common/elidedlabel.h"
#include "ui/compose/form/formplan.h"
#include "ui/models/modelwords.h"

#include <QGridLayout>

#include <algorithm>

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

QString whyLeft(const SettingsFit::Left &one)
{
    switch (one.reason) {
    case ValueChange::Reason::NotAChoice:
        return DropRows::tr("not among its choices");
    case ValueChange::Reason::OutOfRange:
        return DropRows::tr("beyond what it takes");
    case ValueChange::Reason::WrongType:
        return DropRows::tr("it takes this in another form");
    default:
        break;
    }
    if (one.from == u"negative_prompt")
        return DropRows::tr("this model takes none");
    if (one.from == u"sampler" || one.from == u"scheduler")
        return DropRows::tr("chosen by the provider");
    return DropRows::tr("it has nothing of the kind");
}

//! What became of it, with why where it is not the same.
QString placeText(const SettingsFit::Taken &one, const ModelSchema &model, const Roles &roles)
{
    const Parameter *const parameter = model.find(one.to);
    QString title = parameter ? fieldTitle(*parameter) : one.to;
    if (one.isSame && (one.from == u"prompt" || one.from == u"negative_prompt"))
        return title;
    if (one.isSame && roles.seed && one.to == roles.seed->name)
        return DropRows::tr("%1, locked", "a seed").arg(title);
    QString value = title + u' ' + oneLine(one.after);
    if (one.to == roles.strength)
        return DropRows::tr("%1, once a picture is in").arg(value);
    if (!one.isSame && parameter && one.before.is_number() && one.after.is_number()) {
        const auto after = one.after.get<double>();
        if (parameter->maximum && after == *parameter->maximum)
            return DropRows::tr("%1, the most it takes").arg(value);
        if (parameter->minimum && after == *parameter->minimum)
            return DropRows::tr("%1, the least it takes").arg(value);
    }
    return value;
}

QString countText(qsizetype values)
{
    return values == 1 ? DropRows::tr("1 value") : DropRows::tr("%1 values").arg(values);
}

} // namespace

DropRows::DropRows(const SettingsFit &fit, const ModelSchema &model, const NearModel &near,
                   QWidget *parent)
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
    const auto named = std::find_if(fit.left.begin(), fit.left.end(),
                                    [](const auto &one) { return one.from == u"model"; });
    const bool isSame = named != fit.left.end() && isSameModel(oneLine(named->value), model.model);
    addTaken(fit, model, isSame ? oneLine(named->value) : QString{});
    addLeft(fit, model, near, isSame);
    m_grid->setRowStretch(m_rows, 1);
}

void DropRows::addTaken(const SettingsFit &fit, const ModelSchema &model, const QString &sameModel)
{
    const QString name = model.model.section(u'/', -1);
    const qsizetype count = qsizetype(fit.taken.size()) + !sameModel.isEmpty();
    if (count == 0)
        return;
    const Roles roles = rolesOf(model);
    addHead(tr("What %1 takes over").arg(name), countText(count));
    for (const SettingsFit::Taken &one : fit.taken)
        addRow(settingTitle(one.from), oneLine(one.before), one.isSame ? Mark::Same : Mark::Bent,
               placeText(one, model, roles));
    if (!sameModel.isEmpty())
        addRow(settingTitle(u"model"_s), sameModel, Mark::Same, tr("Model %1").arg(name));
}

void DropRows::addLeft(const SettingsFit &fit, const ModelSchema &model, const NearModel &near,
                       bool isSameModel)
{
    const qsizetype count = qsizetype(fit.left.size()) - isSameModel;
    if (count == 0)
        return;
    addHead(tr("What has no place in %1").arg(model.model.section(u'/', -1)),
            tr("%1, kept with the picture", "3 values").arg(countText(count)));
    for (const SettingsFit::Left &one : fit.left) {
        if (one.from != u"model")
            addRow(settingTitle(one.from), oneLine(one.value), Mark::Left, whyLeft(one));
        else if (!isSameModel)
            addModel(oneLine(one.value), near);
    }
}

void DropRows::addModel(const QString &name, const NearModel &near)
{
    addRow(settingTitle(u"model"_s), name, Mark::Left,
           near.same ? tr("%1 has it").arg(providerName(near.same->provider))
                     : tr("not at your providers"));
    if (near.words.isEmpty())
        return;
    auto *const find = makeButton(near.same ? tr("Show it") : tr("Find one like it"), "dropFind",
                                  u"accent"_s, this);
    find->setToolTip(tr("Opens the models, searching for “%1”").arg(near.words));
    connect(find, &QPushButton::clicked, this,
            [this, words = near.words] { emit modelWanted(words); });
    QLayoutItem *const place = m_grid->itemAtPosition(m_rows - 1, 3);
    QWidget *const words = place->widget();
    m_grid->removeWidget(words);
    auto *const row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(words);
    row->addWidget(find);
    row->addStretch(1);
    m_grid->addLayout(row, m_rows - 1, 3);
}

void DropRows::addHead(const QString &title, const QString &count)
{
    auto *const label = makeLabel(title, u"dim"_s, this);
    auto *const number = makeLabel(count, u"faint"_s, this);
    const int gap = m_rows == 0 ? 0 : 10; // from the rows above
    label->setContentsMargins(0, gap, 0, 0);
    number->setContentsMargins(0, gap, 0, 0);
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
