#include "core/provider/modelfinder.h"

namespace limner {

ModelFinder::ModelFinder(Catalog &, ModelStore &, HttpClient &, Clock &, QString, QObject *parent)
    : QObject{parent}
{}

ModelFinder::~ModelFinder() = default;

void ModelFinder::search(const QString &) {}
void ModelFinder::wantShelves() {}
void ModelFinder::wantShelf(const QString &, const QString &) {}
void ModelFinder::wantCover(const QString &) {}
void ModelFinder::dropCovers() {}
void ModelFinder::open(const QString &) {}
void ModelFinder::setFavourite(const QString &, const QString &, bool) {}
void ModelFinder::markUsed(const QString &, const QString &) {}

std::vector<ModelCard> ModelFinder::favourites() const
{
    return {};
}

std::vector<ModelCard> ModelFinder::recent() const
{
    return {};
}

ModelCard ModelFinder::known(const QString &provider, const QString &name) const
{
    return {.provider = provider, .name = name};
}

QCoro::Task<> ModelFinder::shutdown()
{
    co_return;
}

} // namespace limner
