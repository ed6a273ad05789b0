#pragma once

#include "core/schema/parameter.h"

#include <QStringList>
#include <QWidget>

#include <vector>

class QPushButton;
class QVBoxLayout;

namespace limner {

class ParameterField;

enum class Secrets { Keep, LeaveOut };

//! The fields below "Advanced". A model may have hundreds: two dozen are made at once, the rest
//! when one asks for more or has to see one. What has no field yet keeps its value all the same.
class AdvancedFields final : public QWidget {
    Q_OBJECT
public:
    AdvancedFields(std::vector<Parameter> parameters, QWidget *parent);
    //! Makes the first ones; connect `made` before.
    void build();

    //! What has no field yet.
    void write(Json &values, Secrets secrets) const;
    void read(const Json &values);
    //! Makes its field, and all before it; does nothing where it is no parameter of these.
    void buildUpTo(const QString &parameter);
    //! As they are called inside a sentence, what is most worth knowing first: numbers, then the
    //! rest; not more than anybody reads.
    [[nodiscard]] QStringList names() const;

signals:
    void made(limner::ParameterField *field);

private:
    void buildMore(size_t count);

    std::vector<Parameter> m_parameters;
    size_t m_built = 0;
    Json m_waiting = Json::object(); //!< values of what has no field yet, where they were told
    QVBoxLayout *m_column = nullptr;
    QPushButton *m_more = nullptr;
};

} // namespace limner
