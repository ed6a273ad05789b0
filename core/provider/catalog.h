#pragma once

#include "core/provider/provider.h"

#include <memory>
#include <vector>

namespace limner {

//! The providers this program knows, in the order they are shown. Owned by the application.
class Catalog {
public:
    void add(std::unique_ptr<Provider> provider);
    //! nullptr when unknown.
    [[nodiscard]] Provider *find(const QString &id) const;
    [[nodiscard]] std::vector<Provider *> all() const;

private:
    std::vector<std::unique_ptr<Provider>> m_providers;
};

} // namespace limner
