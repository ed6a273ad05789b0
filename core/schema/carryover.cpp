#include "core/schema/carryover.h"

#include "core/base/enumnames.h"
#include "core/schema/roles.h"
#include "core/schema/sizecarry.h"
#include "core/schema/valuefit.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

using Kind = ValueChange::Kind;
using Reason = ValueChange::Reason;

constexpr std::array kindNames{
    EnumName{Kind::Renamed, "renamed"_L1},
    EnumName{Kind::Snapped, "snapped"_L1},
    EnumName{Kind::Dropped, "dropped"_L1},
};

constexpr std::array reasonNames{
    EnumName{Reason::None, "none"_L1},
    EnumName{Reason::NoParameter, "no_parameter"_L1},
    EnumName{Reason::WrongType, "wrong_type"_L1},
    EnumName{Reason::NotAChoice, "not_a_choice"_L1},
    EnumName{Reason::OutOfRange, "out_of_range"_L1},
    EnumName{Reason::Secret, "secret"_L1},
};

//! The roles that one parameter plays alone; sizes and pictures go over in their own way.
QStringList singleRoles(const Roles &roles)
{
    return {roles.prompt, roles.negativePrompt, roles.count,
            roles.steps,  roles.guidance,       roles.scheduler,
            roles.mask,   roles.strength,       roles.seed ? roles.seed->name : QString{}};
}

//! One crossing from a form to another.
class Crossing {
public:
    Crossing(const ModelSchema &from, const Json &values, const ModelSchema &to)
        : m_from{from}
        , m_values{values}
        , m_to{to}
        , m_fromRoles{rolesOf(from)}
        , m_toRoles{rolesOf(to)}
        , m_fromSingle{singleRoles(m_fromRoles)}
        , m_toSingle{singleRoles(m_toRoles)}
    {}

    CarryOver take()
    {
        const SizeCarry size{m_from, m_fromRoles, m_values, m_to, m_toRoles};
        claimNames();
        for (const Parameter &parameter : m_from.parameters) {
            if (size.isPart(parameter.name)) {
                if (parameter.name == size.first())
                    takeSize(size);
            } else if (isSet(parameter)) {
                takeOne(parameter, m_values.at(parameter.name.toStdString()));
            }
        }
        return std::move(m_result);
    }

private:
    //! Neither left alone nor empty.
    bool isSet(const Parameter &parameter) const
    {
        const Json &value = memberAt(m_values, parameter.name.toStdString().c_str());
        const bool isEmpty = value.is_null() || (value.is_string() && toText(value).isEmpty() &&
                                                 parameter.defaultValue.is_null());
        return !isEmpty && value != parameter.defaultValue;
    }

    //! A parameter that both models have under one name is not given to another.
    void claimNames()
    {
        for (const Parameter &parameter : m_from.parameters) {
            if (isSet(parameter) && targetOf(parameter) == parameter.name)
                m_claimed.append(parameter.name);
        }
    }

    QString targetByRole(const QString &name) const
    {
        const qsizetype role = m_fromSingle.indexOf(name);
        return role < 0 ? QString{} : m_toSingle.at(role);
    }

    //! A new version may spell a name in another way and keep its title.
    QString targetByTitle(const Parameter &parameter) const
    {
        if (m_from.model != m_to.model)
            return {};
        for (const Parameter &one : m_to.parameters) {
            if (one.title == parameter.title && one.kind == parameter.kind &&
                !m_from.find(one.name))
                return one.name;
        }
        return {};
    }

    QString targetOf(const Parameter &parameter) const
    {
        const QString &name = parameter.name;
        if (QString byRole = targetByRole(name); !byRole.isEmpty())
            return byRole;
        const qsizetype role = m_toSingle.indexOf(name);
        if (m_to.find(name) && (role < 0 || m_fromSingle.at(role).isEmpty()))
            return name;
        if (!m_fromRoles.images.isEmpty() && m_fromRoles.images.contains(name))
            return pictureTarget(name);
        return targetByTitle(parameter);
    }

    //! The main picture becomes the main picture; a list takes the others, too.
    QString pictureTarget(const QString &name) const
    {
        if (m_toRoles.images.isEmpty())
            return {};
        const QString &main = m_toRoles.images.front();
        const bool isList = m_to.find(main)->kind == ParameterKind::Files;
        return name == m_fromRoles.images.front() || isList ? main : QString{};
    }

    void takeOne(const Parameter &parameter, const Json &value)
    {
        const QString name = targetOf(parameter);
        const Parameter *const target = name.isEmpty() ? nullptr : m_to.find(name);
        const bool isSecret = parameter.kind == ParameterKind::Secret;
        if (isSecret && (m_from.model != m_to.model || !target))
            return drop(parameter.name, nullptr, Reason::Secret);
        if (!target)
            return drop(parameter.name, value, Reason::NoParameter);
        if (m_fromRoles.images.contains(parameter.name) && append(parameter, *target, value))
            return;
        const bool isTaken = m_result.values.contains(name.toStdString()) ||
                             (name != parameter.name && m_claimed.contains(name));
        if (isTaken)
            return drop(parameter.name, value, Reason::NoParameter);
        const bool isSeed = m_toRoles.seed && m_toRoles.seed->name == name;
        put(parameter, *target, value, isSeed ? fitSeed(*target, value) : fitValue(*target, value));
    }

    //! One more picture for a list that has some already.
    bool append(const Parameter &parameter, const Parameter &target, const Json &value)
    {
        const std::string key = target.name.toStdString();
        if (target.kind != ParameterKind::Files || !m_result.values.contains(key))
            return false;
        Json &list = m_result.values[key];
        const qint64 room = target.maximumLength.value_or(100) - static_cast<qint64>(list.size());
        const Json more = value.is_array() ? value : Json::array({value});
        if (room < static_cast<qint64>(more.size())) {
            drop(parameter.name, value, Reason::OutOfRange);
            return true;
        }
        list.insert(list.end(), more.begin(), more.end());
        m_result.changes.push_back({.kind = Kind::Renamed,
                                    .from = parameter.name,
                                    .to = target.name,
                                    .before = value,
                                    .after = list});
        return true;
    }

    void put(const Parameter &parameter, const Parameter &target, const Json &value,
             const ValueFit &fit)
    {
        // What is unsigned compares as if it were not.
        const bool isRandom = value.is_number() && !value.is_number_unsigned() && value < 0;
        if (fit.outcome == ValueFit::Outcome::None) {
            if (!isRandom || !m_fromRoles.seed || m_fromRoles.seed->name != parameter.name)
                drop(parameter.name, value, fit.reason);
            return;
        }
        m_result.values[target.name.toStdString()] = fit.value;
        const bool isSnapped = fit.outcome == ValueFit::Outcome::Near;
        if (!isSnapped && target.name == parameter.name) {
            ++m_result.kept;
            return;
        }
        const bool isSecret = parameter.kind == ParameterKind::Secret;
        m_result.changes.push_back({.kind = isSnapped ? Kind::Snapped : Kind::Renamed,
                                    .from = parameter.name,
                                    .to = target.name,
                                    .before = isSecret ? Json(nullptr) : value,
                                    .after = isSecret ? Json(nullptr) : fit.value});
    }

    void takeSize(const SizeCarry &size)
    {
        if (!size.isSet())
            return;
        const SizeCarry::Outcome outcome = size.take();
        for (const auto &[key, value] : outcome.values.items())
            m_result.values[key] = value;
        if (outcome.change)
            m_result.changes.push_back(*outcome.change);
        else
            ++m_result.kept;
    }

    void drop(const QString &name, const Json &value, Reason reason)
    {
        m_result.changes.push_back(
            {.kind = Kind::Dropped, .from = name, .before = value, .reason = reason});
    }

    const ModelSchema &m_from;
    const Json &m_values;
    const ModelSchema &m_to;
    const Roles m_fromRoles;
    const Roles m_toRoles;
    const QStringList m_fromSingle;
    const QStringList m_toSingle;
    QStringList m_claimed;
    CarryOver m_result;
};

} // namespace

QString toString(ValueChange::Kind kind)
{
    return nameIn(kindNames, kind);
}

QString toString(ValueChange::Reason reason)
{
    return nameIn(reasonNames, reason);
}

int CarryOver::carried() const
{
    return kept + static_cast<int>(changes.size()) - dropped();
}

int CarryOver::dropped() const
{
    return static_cast<int>(
        std::count_if(changes.begin(), changes.end(), [](const ValueChange &change) {
            return change.kind == ValueChange::Kind::Dropped;
        }));
}

CarryOver carryOver(const ModelSchema &from, const Json &values, const ModelSchema &to)
{
    if (!values.is_object())
        return {};
    return Crossing{from, values, to}.take();
}

} // namespace limner
