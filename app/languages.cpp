#include "app/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>

using namespace Qt::StringLiterals;

namespace limner {

void Languages::install(const QString &language)
{
    m_installed.clear(); // a translator takes itself out when it goes
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale{language};
    QLocale::setDefault(locale);
    if (locale.language() == QLocale::English || locale.language() == QLocale::C)
        return; // the sources speak English
    add(locale, u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    add(locale, u"limner"_s, u":/i18n"_s);
}

void Languages::add(const QLocale &locale, const QString &name, const QString &folder)
{
    auto translator = std::make_unique<QTranslator>();
    if (!translator->load(locale, name, u"_"_s, folder))
        return;
    QCoreApplication::installTranslator(translator.get());
    m_installed.push_back(std::move(translator));
}

} // namespace limner
