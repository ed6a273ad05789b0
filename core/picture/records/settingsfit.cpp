#include "core/picture/records/settingsfit.h"

#include "core/schema/sharedvalues.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Reason = ValueChange::Reason;

Parameter parameter(const QString &name, ParameterKind kind)
{
    Parameter out;
    out.name = name;
    out.kind = kind;
    return out;
}

//! The settings as the form of a model of its own, so that the roles find each other. What else was
//! found is in it by its name.
ModelSchema formOf(const FoundSettings &settings)
{
    ModelSchema form;
    form.model = settings.origin;
    form.parameters = {parameter(u"prompt"_s, ParameterKind::Text),
                       parameter(u"negative_prompt"_s, ParameterKind::Text),
                       parameter(u"seed"_s, ParameterKind::Integer),
                       parameter(u"width"_s, ParameterKind::Integer),
                       parameter(u"height"_s, ParameterKind::Integer),
                       parameter(u"steps"_s, ParameterKind::Integer),
                       parameter(u"cfg_scale"_s, ParameterKind::Number)};
    if (!settings.sampler.isEmpty()) {
        Parameter sampler = parameter(u"sampler"_s, ParameterKind::Choice);
        sampler.choices = {toJson(settings.sampler)};
        form.parameters.push_back(sampler);
    }
    for (const char *const name : {"denoising_strength", "strength"}) {
        if (!memberAt(settings.others, name).is_number())
            continue;
        form.parameters.push_back(parameter(QString::fromLatin1(name), ParameterKind::Number));
        break;
    }
    for (size_t i = 0; i < form.parameters.size(); ++i)
        form.parameters[i].order = static_cast<int>(i);
    return form;
}

//! Models that were distilled have their guidance elsewhere, and say 1 where it used to be.
Json valuesOf(const FoundSettings &settings)
{
    Json values = parametersOf(settings);
    const Json &distilled = settings.others.contains("distilled_cfg_scale")
                                ? memberAt(settings.others, "distilled_cfg_scale")
                                : memberAt(settings.others, "guidance");
    if (distilled.is_number() && settings.cfgScale.value_or(1) == 1)
        values["cfg_scale"] = distilled;
    return values;
}

void addSame(const CarryOver &carried, const ModelSchema &form, const Json &values,
             SettingsFit &fit)
{
    for (const Parameter &one : form.parameters) {
        const std::string name = one.name.toStdString();
        const bool isTold = std::any_of(carried.changes.begin(), carried.changes.end(),
                                        [&one](const ValueChange &change) {
                                            return change.from == one.name || change.to == one.name;
                                        });
        if (isTold || one.name == u"height" || !values.contains(name) ||
            !carried.values.contains(name))
            continue;
        Json value = values.at(name);
        if (one.name == u"width" && values.contains("height"))
            value = toJson(toText(value) + u'x' + toText(values.at("height")));
        fit.taken.push_back({one.name, value, one.name, value, true});
    }
}

//! Names of the tool's own, and its model, which is nobody's here.
void dropTheRest(const FoundSettings &settings, const ModelSchema &form, CarryOver &carried)
{
    const auto drop = [&carried](const QString &name, const Json &value) {
        carried.changes.push_back({.from = name, .before = value, .reason = Reason::NoParameter});
    };
    if (!settings.model.isEmpty())
        drop(u"model"_s, toJson(settings.model));
    const Json all = parametersOf(settings);
    for (const auto &[name, value] : all.items()) {
        const QString key = QString::fromStdString(name);
        if (!form.find(key) && key != u"origin")
            drop(key, value);
    }
}

} // namespace

SettingsFit fitSettings(const FoundSettings &settings, const ModelSchema &model)
{
    SettingsFit fit;
    fit.form = formOf(settings);
    const Json values = valuesOf(settings);
    fit.carried = carryAll(fit.form, values, model);
    addSame(fit.carried, fit.form, values, fit);
    dropTheRest(settings, fit.form, fit.carried);
    for (const ValueChange &change : fit.carried.changes) {
        if (change.kind == ValueChange::Kind::Dropped)
            fit.left.push_back({change.from, change.before, change.reason});
        else
            fit.taken.push_back({change.from, change.before, change.to, change.after,
                                 change.kind == ValueChange::Kind::Renamed});
    }
    const auto place = [&fit](const QString &name) { return fit.form.find(name)->order; };
    std::stable_sort(fit.taken.begin(), fit.taken.end(),
                     [&](const auto &a, const auto &b) { return place(a.from) < place(b.from); });
    return fit;
}

std::optional<FoundSettings> foreignSettings(const Request &request)
{
    if (!request.provider.isEmpty() || !memberAt(request.parameters, "origin").is_string())
        return std::nullopt;
    return settingsFrom(request.parameters, request.model);
}

} // namespace limner
