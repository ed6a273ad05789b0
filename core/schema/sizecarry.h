#pragma once

#include "core/schema/carryover.h"
#include "core/schema/roles.h"

#include <QSize>

#include <optional>

namespace limner {

//! The size of a picture on its way from one model's form to another's, whether they say it as
//! width and height, as a shape ("16:9"), as a resolution ("2K", "1024x1024") or as two of these.
class SizeCarry {
public:
    //! All must outlive it.
    SizeCarry(const ModelSchema &from, const Roles &fromRoles, const Json &values,
              const ModelSchema &to, const Roles &toRoles);

    //! The parameter says (a part of) the old model's size.
    [[nodiscard]] bool isPart(const QString &name) const;
    //! The first such parameter of the old form; empty when there is none.
    [[nodiscard]] QString first() const;
    //! The artist chose a size.
    [[nodiscard]] bool isSet() const;

    struct Outcome {
        Json values = Json::object(); //!< for the new form
        std::optional<ValueChange> change = {};
    };
    [[nodiscard]] Outcome take() const;

private:
    //! What the old form asks for, as far as it says it.
    struct Wish {
        QString said = {}; //!< the parameter that says it
        Json before = {};  //!< its value, or "1344x768"
        std::optional<QSize> pixels = {};
        std::optional<double> ratio = {}; //!< width over height
        std::optional<double> area = {};  //!< pixels
    };
    [[nodiscard]] Json current(const QString &name) const;
    [[nodiscard]] bool isChanged(const QString &name) const;
    [[nodiscard]] std::optional<QSize> pairOf(const ModelSchema &schema, const Roles &roles,
                                              const Json &values) const;
    [[nodiscard]] Wish wish() const;
    [[nodiscard]] std::optional<Outcome> unchanged() const;
    [[nodiscard]] bool takesOver(const QString &name, const QString &target,
                                 Outcome &outcome) const;
    [[nodiscard]] QSize wantedPair(const Wish &wish) const;
    void putPair(const Wish &wish, Outcome &outcome) const;
    void putShape(const Wish &wish, Outcome &outcome) const;
    void putResolution(const Wish &wish, Outcome &outcome) const;
    void describe(const Wish &wish, Outcome &outcome) const;

    const ModelSchema &m_from;
    const Roles &m_fromRoles;
    const Json &m_values;
    const ModelSchema &m_to;
    const Roles &m_toRoles;
};

} // namespace limner
