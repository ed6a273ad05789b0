#pragma once

#include "core/schema/parameter.h"
#include "core/schema/roles.h"

#include <array>

namespace limner {

//! Finds what the parameters of one model are for. An exact name beats a title, a title beats a
//! description; among names the order of the table decides, among titles and descriptions the order
//! of the form; the kind must fit; a parameter has one role. Spelling does not matter: `cfgScale`,
//! `CFG Scale` and `cfg-scale` are `cfg_scale`.
class RoleFinder {
public:
    explicit RoleFinder(const ModelSchema &schema);

    //! All roles but the seed's bounds and the secrets.
    [[nodiscard]] Roles find();
    //! After `find`: the name of the seed, or empty.
    [[nodiscard]] QString seed() const;

private:
    enum Role {
        Seed,
        NegativePrompt,
        Prompt,
        Count,
        Steps,
        Guidance,
        Scheduler,
        AspectRatio,
        Resolution,
        Mask,
        Strength,
        RoleCount
    };
    struct Words;
    [[nodiscard]] static const Words &words(Role role);

    void findPair();
    void findByName(Role role);
    void findByTitle(Role role);
    void findByDescription(Role role);
    void findOnlyText();
    [[nodiscard]] QStringList findImages() const;
    void give(Role role, const Parameter &parameter);
    [[nodiscard]] bool isFree(const Parameter &parameter) const;
    [[nodiscard]] QString nameOf(Role role) const;

    const ModelSchema &m_schema;
    std::array<const Parameter *, RoleCount> m_found = {};
    const Parameter *m_width = nullptr;
    const Parameter *m_height = nullptr;
};

} // namespace limner
